"""The flat tax: section 32d by hand, losses on shares, church tax inside its own base."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.data.tax_laws import law_book
from goingrate.offer.tax.de.flat_tax import NetShares, flat_tax, net_shares, saver_allowance

LAW = law_book("de").at(2026)


# Effective rates on capital that are commonly printed: 26.375%, and with church tax 27.82%
# (Bavaria, Baden-Württemberg) and 27.995%.
@pytest.mark.parametrize(
    ("church_rate", "published"), [(0.0, "26.375"), (0.08, "27.82"), (0.09, "27.995")]
)
def test_published_rates(church_rate: float, published: str, as_printed: object) -> None:
    assert flat_tax(100_000.0, church_rate=church_rate, law=LAW).total / 1_000 == as_printed(
        published
    )


def test_church_tax_by_hand() -> None:
    """Section 32d(1): e / (4 + k)."""
    tax = flat_tax(4_090.0, church_rate=0.09, law=LAW)
    assert (tax.tax, tax.solidarity, tax.church) == (1_000.0, 55.0, 90.0)


@given(st.floats(-1e7, 1e7), st.floats(0, 1e7))
def test_no_loss_is_lost(gain: float, carried: float) -> None:
    net = net_shares(gain, carried)
    assert net.gain - net.loss == pytest.approx(gain - carried)
    assert min(net.gain, net.loss) == 0.0


def test_losses_come_before_the_allowance() -> None:
    assert net_shares(1_500.0, 1_000.0) == NetShares(500.0, 0.0)
    assert saver_allowance(500.0, joint=False, law=LAW) == 500.0
    assert saver_allowance(5_000.0, joint=False, law=LAW) == 1_000.0
    assert saver_allowance(5_000.0, joint=True, law=LAW) == 2_000.0
