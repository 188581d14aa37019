"""How much more one kind of work pays than another, and what the difference is made of.

sample.py   the records of both kinds
gap.py      `pay_gap`: the estimate; its parts are in the modules that it names
results.py  what is told
"""

from goingrate.market.premium.gap import pay_gap
from goingrate.market.premium.results import Estimate, GapPart, PayGap, WhyNot
from goingrate.market.premium.sample import GapSample

__all__ = ["Estimate", "GapPart", "GapSample", "PayGap", "WhyNot", "pay_gap"]
