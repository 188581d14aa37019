"""Netting of gains and losses, the limit on losses, and what is carried on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goingrate.offer.tax.us.gains import NetGains, carried_losses, net_gains

from .households import amounts, either_sign

LIMIT = 3_000.0


def test_a_short_loss_comes_off_a_long_gain() -> None:
    assert net_gains(-4_000.0, 10_000.0, 0.0, 0.0, 0.0, LIMIT) == NetGains(
        short=0.0, long=6_000.0, deducted_loss=0.0, short_loss=0.0, long_loss=0.0
    )


def test_a_long_loss_comes_off_a_short_gain() -> None:
    net = net_gains(10_000.0, 0.0, 0.0, 0.0, 4_000.0, LIMIT)
    assert (net.short, net.long, net.deducted_loss) == (6_000.0, 0.0, 0.0)


def test_the_deduction_takes_short_losses_first() -> None:
    net = net_gains(0.0, 0.0, 0.0, 1_000.0, 5_000.0, LIMIT)
    assert (net.deducted_loss, net.short_loss, net.long_loss) == (3_000.0, 0.0, 3_000.0)
    assert net.income == -3_000.0


def test_losses_that_cross_net_before_they_are_deducted() -> None:
    net = net_gains(2_000.0, -12_000.0, 0.0, 0.0, 0.0, LIMIT)
    assert (net.short, net.deducted_loss, net.long_loss) == (0.0, 3_000.0, 7_000.0)


def test_a_deduction_without_income_to_take_it_from_is_carried_on() -> None:
    net = net_gains(0.0, 0.0, 0.0, 1_000.0, 5_000.0, LIMIT)
    assert carried_losses(net, taxable_income=10.0) == (0.0, 3_000.0)
    assert carried_losses(net, taxable_income=-2_500.0) == (500.0, 5_000.0)
    assert carried_losses(net, taxable_income=-9_999.0) == (1_000.0, 5_000.0)


@pytest.mark.parametrize(
    ("short_gain", "long_gain", "long_loss", "rate_gain"),
    [
        (0.0, 50_000.0, 0.0, 20_000.0),
        (0.0, 50_000.0, 8_000.0, 12_000.0),  # carried losses come off the 28% gain
        (-5_000.0, 50_000.0, 8_000.0, 7_000.0),  # so does a net short-term loss
        (5_000.0, 50_000.0, 8_000.0, 12_000.0),  # a short-term gain does not shield it
        (0.0, -15_000.0, 0.0, 5_000.0),  # losses of the year come off other long-term gains first
        (0.0, -30_000.0, 0.0, 0.0),
    ],
)
def test_the_28_percent_rate_gain_worksheet(
    short_gain: float, long_gain: float, long_loss: float, rate_gain: float
) -> None:
    assert net_gains(short_gain, long_gain, 20_000.0, 0.0, long_loss, LIMIT).gain_28 == rate_gain


@given(either_sign, either_sign, amounts, amounts, amounts, st.floats(-1e5, 1e5))
def test_no_dollar_of_a_loss_is_lost_or_used_twice(
    short: float,
    long: float,
    gain_28: float,
    short_loss: float,
    long_loss: float,
    taxable_income: float,
) -> None:
    net = net_gains(short, long, gain_28, short_loss, long_loss, LIMIT)
    carried = sum(carried_losses(net, taxable_income))
    used = net.deducted_loss - min(max(-taxable_income, 0.0), net.deducted_loss)
    whole = short + long + gain_28 - short_loss - long_loss
    assert net.short + net.long - used - carried == pytest.approx(whole, abs=1e-6, rel=1e-12)


@given(either_sign, either_sign, amounts, amounts, amounts)
def test_a_year_has_a_gain_or_a_loss(
    short: float, long: float, gain_28: float, short_loss: float, long_loss: float
) -> None:
    net = net_gains(short, long, gain_28, short_loss, long_loss, LIMIT)
    assert 0.0 <= net.gain_28 <= net.long
    assert net.short >= 0.0
    assert 0.0 <= net.deducted_loss <= LIMIT
    if net.deducted_loss > 0.0:
        assert net.short == net.long == 0.0
    else:
        assert net.short_loss == net.long_loss == 0.0
