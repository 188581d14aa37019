"""Capital gains and losses of a year: netting, the limit on losses, what is carried on.

26 U.S.C. §§ 1211, 1212, 1222; Schedule D (Form 1040) and its worksheets.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NetGains:
    """The capital gains of a year after carried losses and after netting; all amounts >= 0.

    Parameters
    ----------
    short
        Net short-term gain, taxed like ordinary income.
    long
        Net capital gain (section 1222(11)): net long-term gain less a net short-term loss.
        `gain_28` is part of it.
    gain_28
        The 28-percent rate gain within `long` (section 1(h)(4)).
    deducted_loss
        Net loss taken off other income, at most the limit of section 1211(b). Where this is above
        0, `short` and `long` are 0. `deducted_short` is the short-term part of it.
    short_loss, long_loss
        What is carried into the next year if other income was enough to use the deduction;
        `carried_losses` says what is carried if it was not.
    """

    short: float
    long: float
    deducted_loss: float
    short_loss: float
    long_loss: float
    gain_28: float = 0.0
    deducted_short: float = 0.0

    @property
    def income(self) -> float:
        """What the gains add to gross income, or the deducted loss takes off it."""
        return self.short + self.long - self.deducted_loss


def net_gains(
    short_gain: float,
    long_gain: float,
    gain_28: float,
    short_loss: float,
    long_loss: float,
    limit: float,
) -> NetGains:
    """Return the net gains of a year (sections 1211(b), 1212(b), 1222).

    Parameters
    ----------
    short_gain, long_gain
        Gains of the year less losses of the year, either sign; `gain_28` is not in `long_gain`.
    gain_28
        Section 1202 gain of the year taxed at 28% at most, >= 0.
    short_loss, long_loss
        Losses carried from earlier years, >= 0.
    limit
        How much net loss may be deducted from other income.

    Examples
    --------
    >>> year = net_gains(-10_000, 4_000, 0, 0, 0, 3_000)
    >>> year.deducted_loss, year.short_loss
    (3000, 3000)
    """
    short = short_gain - short_loss
    long = long_gain + gain_28 - long_loss
    net = short + long
    if net < 0.0:
        return _net_loss(short, long, deducted=min(-net, limit))
    net_long = max(long + min(short, 0.0), 0.0)
    return NetGains(
        short=max(short + min(long, 0.0), 0.0),
        long=net_long,
        deducted_loss=0.0,
        short_loss=0.0,
        long_loss=0.0,
        gain_28=min(_rate_gain_28(gain_28, long_loss, short), net_long),
    )


def carried_losses(net: NetGains, taxable_income: float) -> tuple[float, float]:
    """Return the short and long losses carried into the next year (section 1212(b)(2)).

    `taxable_income` is that of the year after the deducted loss and all deductions, below 0 where
    deductions are larger: a deduction without income to take it from does not use the loss up
    (Capital Loss Carryover Worksheet, lines 1 to 4).

    Examples
    --------
    >>> carried_losses(net_gains(-10_000, 0, 0, 0, 0, 3_000), taxable_income=-2_000)
    (9000, 0.0)
    """
    unused = min(max(-taxable_income, 0.0), net.deducted_loss)
    return _after_deduction(
        net.short_loss + net.deducted_short,
        net.long_loss + net.deducted_loss - net.deducted_short,
        net.deducted_loss - unused,
    )


def _net_loss(short: float, long: float, *, deducted: float) -> NetGains:
    """Return the year whose gains and losses add up to a loss; each kind's gain absorbs first."""
    short_loss = max(-short - max(long, 0.0), 0.0)
    long_loss = max(-long - max(short, 0.0), 0.0)
    left = _after_deduction(short_loss, long_loss, deducted)
    return NetGains(0.0, 0.0, deducted, *left, deducted_short=short_loss - left[0])


def _after_deduction(short_loss: float, long_loss: float, used: float) -> tuple[float, float]:
    """Return the losses left: the deduction takes short-term losses first (section 1212(b))."""
    from_short = min(short_loss, used)
    return short_loss - from_short, max(long_loss - (used - from_short), 0.0)


def _rate_gain_28(gain_28: float, long_loss: float, short: float) -> float:
    """Return the gain taxed at 28% at most (section 1(h)(4), 28% Rate Gain Worksheet).

    Carried long-term losses and a net short-term loss come off this gain first; long-term losses
    of the year itself come off the other long-term gains first.
    """
    return max(gain_28 - long_loss + min(short, 0.0), 0.0)
