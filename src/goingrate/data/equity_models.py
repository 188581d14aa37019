"""The shape of equity of a private company in an offers file."""

from __future__ import annotations

from pydantic import Field

from goingrate.data.model_parts import Given, Section, VestingSection, given
from goingrate.offer.private.terms import GrantKind, Leaver, Stage
from goingrate.offer.tax.home import TaxedAs


class PromiseSection(Section):
    """Private equity as it is told: a payoff if it works, and when."""

    payoff: Given = Field(description="money before tax if it works")
    in_years: Given = Field(description="whole years until then: 6, 5..7 or unknown")
    probability: Given = Field(
        default="unknown", description="that it works; unknown: it is solved for"
    )
    fails_after_years: Given | None = given("when company and job are gone if it fails")
    stake: Given | None = given("share of the company today")
    dilution: Given | None = given("part of the stake lost to later rounds")
    vests_over_years: Given | None = given("length of the vesting")
    cliff_years: Given | None = given("nothing vests before")
    market_correlation: Given | None = given("how far success follows the market, 0 to 1")
    taxed_as: TaxedAs | None = Field(
        default=None, description="where tax follows a law: what the payoff counts as"
    )


class OutcomeSection(Section):
    """One way in which private equity can end."""

    probability: Given = Field(description="all rows add up to 1")
    payoff: Given = Field(description="money before tax; 0 for failure")
    in_years: Given = Field(description="whole years until then")
    job_ends: bool = Field(default=False, description="whether the job ends with it")


class EquityGrantSection(Section):
    """Shares, options or rights to money in a private company."""

    kind: GrantKind = Field(
        description="iso, nso: options; rsu, double_trigger_rsu: units that become shares with "
        "time, or with time and an exit; restricted_stock: shares bought now; virtual: a right to "
        "what a share brings (VSOP); profit_units: the same up to a cap"
    )
    shares: Given = Field(description="how many: 20_000, a range or unknown")
    strike: Given | None = given(
        "price paid for each; required for options (base price of virtual shares, purchase price "
        "of restricted stock)"
    )
    cap_per_share: Given | None = given("most that one unit can pay, with profit_units")
    vesting: VestingSection | None = None
    vested_for_years: Given | None = given("for how long a grant has been running already")
    granted_in_years: Given | None = given("0: today; a refresher comes later")
    expires_in_years: Given | None = given("life of an option from its grant (10)")
    exercise_window: Given | None = Field(
        default=None,
        description="how long whoever leaves may still exercise: 90 days, 3 months, 10 years, a "
        "range of them or unknown; a bare number counts years",
    )
    leaver: Leaver | None = Field(
        default=None,
        description="what becomes of vested units when the job ends: keeps_vested (the default); "
        "vested_decay, over decay_years; loses_all; bought_back at their price",
    )
    decay_years: Given | None = given("years until all vested units are gone, with vested_decay")
    accelerated: Given | None = given("part of what has not vested that vests at an exit (50%)")
    unvested_goes_on: bool | None = Field(
        default=None,
        description="whether the rest goes on vesting after an exit (true), or is lost",
    )
    double_trigger: bool | None = Field(
        default=None, description="all vests if the job is lost within a year after an exit"
    )
    early_exercise: bool | None = Field(
        default=None, description="options are exercised on the first day, before they vest"
    )
    section_83b: bool | None = Field(
        default=None, description="an election under section 83(b) of the US tax code was made"
    )
    small_business: bool | None = Field(
        default=None, description="US: qualified small business stock (section 1202), confirmed"
    )
    section_19a: bool | None = Field(
        default=None, description="DE: wage tax on the shares is put off (section 19a EStG)"
    )


class TenderSection(Section):
    """A buyer for employees' shares before any exit."""

    in_years: Given = Field(description="when: years from now")
    cap_per_person: Given = Field(description="most that one person may sell for")
    holding_years: Given | None = given("how long shares must have been vested")
    price_share: Given | None = given("price paid, as a share of that of preferred shares (100%)")


class LicenceAndHireSection(Section):
    """An exit in which the buyer pays for a licence and a team, and leaves the shell."""

    share_of_sales: Given = Field(description="part of the exits that are no IPO")
    team_share: Given | None = given("part of the price that goes to those hired")
    hired: Given | None = given("people who go")
    left_behind: Given | None = given("people who stay and get nothing of the deal")
    spread: Given | None = given("standard deviation of the log of packages: they are unequal")


class CompanySection(Section):
    """What is known of a private company: a cap table, or the short form (raised and others)."""

    cap_table: str | None = Field(
        default=None,
        description="a file beside this one: YAML of ours, or Open Cap Format as a zip file",
    )
    newest: str | None = Field(
        default=None,
        description="class of the last round, with cap_table; by default that with the highest "
        "price",
    )
    stage: Stage | None = Field(
        default=None, description="how far it is; the chance of failure depends on it"
    )
    raised: Given | None = given("money raised so far; required without cap_table")
    post_money: Given | None = given("value after the last round at its price")
    last_price: Given | None = given("price of a share in the last round")
    fully_diluted: Given | None = given("all shares and options")
    company_value: Given | None = given(
        "what all claims together are worth today; left out: so that the last round was worth its "
        "price"
    )
    post_money_times_raised: Given | None = given("post_money in multiples of raised")
    strike_share_of_price: Given | None = given("strike as a share of last_price")
    last_round_share: Given | None = given("part of raised that came in the last round")
    older_price_share: Given | None = given("average price before, as a share of last_price")
    volatility_per_year: Given | None = given("annual volatility of the company's value (80%)")
    growth_per_year: Given | None = given("its expected growth a year, failures counted")
    safe_rate_per_year: Given | None = given("interest a year without risk")
    exit_rate_per_year: Given | None = given("rate of exits a year (20%: one in five a year)")
    years_to_exit: Given | None = given("mean years to an exit, in place of exit_rate_per_year")
    failure_per_year: Given | None = given("rate of failures a year that leave shares nothing")
    rounds_per_year: Given | None = given("later rounds a year")
    dilution_per_round: Given | None = given("share of the company that each takes for its money")
    pool_per_round: Given | None = given("share that each sets aside for new options")
    lock_up_years: Given | None = given("years after an IPO in which nothing can be sold")
    lock_up_volatility: Given | None = given("annual volatility in these years")
    tender: TenderSection | None = None
    licence_and_hire: LicenceAndHireSection | None = None


class EquitySection(Section):
    """Equity of a private company: a promise, a table of outcomes, or grants in a company."""

    promise: PromiseSection | None = None
    outcomes: list[OutcomeSection] | None = Field(
        default=None, description="ways in which it can end, one outcome each"
    )
    grants: list[EquityGrantSection] | None = Field(
        default=None, description="equity grants, with company"
    )
    company: CompanySection | None = None
    cash_to_exercise: Given | None = given(
        "money that could go into options before an exit, with grants; left out: savings"
    )
    vests_over_years: Given | None = given("length of the vesting, with outcomes")
    cliff_years: Given | None = given("nothing vests before, with outcomes")
    market_correlation: Given | None = given(
        "how far success follows the market, 0 to 1, with outcomes or grants"
    )
    taxed_as: TaxedAs | None = Field(
        default=None, description="with outcomes, where tax follows a law: what they count as"
    )
