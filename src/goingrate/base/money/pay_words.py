"""The words of job ads that tell what a figure is: pay, or a budget, a round, a bonus.

One pattern finds them all. Words that refuse come first, so that "customer base" is read before
"base" is.
"""

from __future__ import annotations

import re
from typing import Final, Literal, TypeAlias, get_args

RefusedByWord: TypeAlias = Literal[
    "allowance",
    "bonus",
    "budget",
    "commission",
    "cost",
    "deal",
    "equity",
    "funding",
    "gift",
    "insurance",
    "net_pay",
    "revenue",
    "volume",
]
RefusedByNumber: TypeAlias = Literal[
    "no_pay_word", "too_large", "too_small", "too_wide", "unclear_period", "upper_bound"
]
Why: TypeAlias = Literal[RefusedByWord, RefusedByNumber]
PayComponent: TypeAlias = Literal["base", "target_total", "on_target"]
#: What a word says of the figure beside it; a `hint` ("we offer") speaks for pay,
#: but weakly; a `neutral` one ("machine learning") only hides the words in it.
Says: TypeAlias = Literal[RefusedByWord, PayComponent, "pay", "hint", "neutral"]

REFUSED_BY_WORD: Final = frozenset(get_args(RefusedByWord))

# The groups in the order in which they are tried; "*" stands for the rest of a word, at either end.
_WORDS: Final[dict[Says, str]] = {
    "neutral": """
        machine learning, deep learning, reinforcement learning, customer success, investment
        banking, equity research, capital markets, customer support, market rate, equal pay, data
        processing, language processing, budget-friendly, exchange for equity
    """,
    "budget": """
        learning and development, learning budget, training budget, *budget*, p&l, l&d,
        conferences, courses, education, tuition, learning, training, certifications,
        weiterbildung*, fortbildung*, equipment
    """,
    "allowance": """
        *allowance*, stipend*, *zuschuss*, *pauschale, reimburse*, relocation, wellness, wellbeing,
        well-being, commuter, commuting, childcare, phone, internet, lunch, meal*, gym, sachbezug*,
        gutschein*, deutschlandticket, jobticket, student loan*, home office, home-office,
        homeoffice, perks, mobilit*, dienstwagen, firmenwagen, company car, expenses, fertility, per
        diem, towards, toward, fitness, urlaubsgeld, weihnachtsgeld
    """,
    "bonus": """
        sign-on, sign on, signing, *bonus*, boni, referral*, refer, *prämie*, retention, spot award*
    """,
    "commission": """
        commission*, *provision*, variable part, variable pay, variabel, variable, incentive*
    """,
    "equity": """
        equity, rsu, rsus, stock*, shares, share options, options, esop, vsop, aktien*, anteile*,
        vesting, vested, unternehmensanteile*
    """,
    "insurance": """
        *insurance*, *versicherung*, 401k, 401 k, hsa, fsa, deductible, copay*, co-pay, pension,
        altersvorsorge, coverage, 403b, premiums, retirement
    """,
    "funding": """
        raise, raised, raising, funding, funded, series a, series b, series c, series d, series e,
        series f, seed, pre-seed, valuation, valued, valuing, *backed, investor*, investment*,
        invested, invest, venture, vc, *finanzierung*, eingesammelt, kapital, capital, fundrais*,
        bewertung, market cap, under management, aum, fund, funds, financing, round, endowment,
        wagniskapital, investiert, investition*, reserve, reserves, burn, burn rate, runway
    """,
    "revenue": """
        arr, mrr, revenue*, *umsatz*, sales target, quota*, *quote, pipeline, turnover, profit*,
        ebitda, run rate, run-rate, gmv, bookings, gewinn, sales volume, erlös*
    """,
    "deal": """
        deal*, acv, tcv, contract value*, contracts, contract size*, account*, order*, auftrag*,
        aufträge*, mandate, ticket size, engagements, projects, projekt*, grant*, awards,
        fördermittel, tender*, auftragsvolumen, project volume, spend, spending, transaction*
    """,
    "volume": """
        process, processed, processes, processing, payments, *volumen, transaktion*, move, moves,
        moved, market, markets, traffic, users, customer base, user base, customers, requests,
        events, downloads, per second, followers, stars, employees, merchants, clients, nutzer*,
        kunden*, mitarbeit*, assets, portfolio*, opportunity, industry, inventory
    """,
    "cost": """
        cost*, *kosten*, price*, priced, pricing, *preis*, fee, fees, gebühr*, subscription*, worth,
        value of, wert, save, saved, saves, savings, saving, spart, sparen, fine, fines, penalty,
        penalties, debt, loan*, kredit*, darlehen, mortgage*, house, purchase*, tax, taxes, steuer*,
        bill, bills, infrastructure spend
    """,
    "gift": """
        donat*, *spende*, gespendet, charity, charities, prize*, preisgeld*, reward, award,
        scholarship*, stipendium*, match, bounty, bug bounties, gift*, giving
    """,
    "net_pay": """
        netto, net pay, after tax, take-home, take home, nettogehalt, netto-gehalt
    """,
    "on_target": """
        ote, on-target, on target, target earnings, *zielgehalt*, *zieleinkommen*, *zielvergütung*,
        zielverdienst*, *zielgehälter
    """,
    "target_total": """
        total ctc, total compensation, total comp, total target compensation, total target cash,
        total cash, total cash compensation, total annual compensation, total pay, total package,
        total rewards, total direct compensation, total earnings, target total, tc, all-in,
        gesamtvergütung*, gesamtpaket*, gesamtgehalt*, gesamteinkommen, gesamtbezüge, total target
    """,
    "base": """
        base salary, base pay, base compensation, base, *grundgehalt*, *grundvergütung*,
        *fixgehalt*, fixum, *basisgehalt*, fixed salary, fixed pay, fixed, fix
    """,
    "pay": """
        salary, salaries, compensation*, comp, wage, wages, remuneration, ctc, hourly rate, day
        rate, daily rate, range for this role, range for this position, range for this job, pay
        range, pay band, pay rate, pay scale, pay transparency, *gehalt*, *gehälter*, *vergütung*,
        *lohn*, *entgelt*, brutto*, *verdienst*, verdien*, *bezüge, *tagessatz*, *stundensatz*,
        honorar*, w2, doe, on-target earnings, package
    """,
    "hint": """
        pay, pays, paid, paying, earn, earns, earning, earnings, offer, offers, offering, bieten,
        bietet, bekommst, zahlen, zahlt, bezahl*, range, ranges, band, bands, spanne, rate, gross,
        starting, experience, seniority, erfahrung, hiring range, super, superannuation, lpa
    """,
}

#: A left part of a clause that makes the figure behind it a lowest one.
AT_LEAST: Final = re.compile(
    r"(?:\b(?:from|starting(?:\s+(?:at|from))?|starts?\s+(?:at|from)|ab)\s*:?"
    r"|\b(?:mindest(?:gehalt|lohn|entgelt|vergütung)|(?:minimum|starting\s+minimum)\s+(?:salary|pay))\b"
    r"[^.;\d]{0,60})\s*$",
    re.IGNORECASE,
)

_UNITS: Final = {
    "year": r"(?:year|yr|annum|jahr)\b",
    "month": r"(?:month|mo|mth|monat)\b",
    "week": r"(?:week|wk|woche)\b",
    "day": r"(?:day|tag)\b",
    "hour": r"(?:hour|hr|h|stunde|std)\b",
}
_PER: Final = r"(?:per|an?|each|pro|je|im|/)\s*"
_ADVERBS: Final = {
    "year": r"(?:annually|yearly|jährlich|p\.\s?a\b|annualized)",
    "month": r"(?:monthly|monatlich|mtl\b)",
    "week": r"(?:weekly|wöchentlich)",
    "day": r"(?:daily|täglich)",
    "hour": r"(?:hourly|stündlich)",
}
_FILLER: Final = (
    r"^[\s*)\]:]*"
    r"(?:(?:net|gross|brutto|base|salary|usd|eur|gbp|pay|gehalt|all-?in|fix|fixed)\b\s*){0,3}"
)
_NAMED: Final = {
    "hour": r"hourly|per hour|stundenlohn|stundensatz|stundenlöhne|stundenvergütung",
    "day": r"daily|day rate|per day|tagessatz|tagessätze|tageshonorar",
    "week": r"weekly|per week|wochenlohn",
    "month": r"monthly|per month|monats\w*|monatlich\w*|im monat|pro monat",
    "year": r"annual\w*|yearly|per year|per annum|jahres\w*|\w*jahres(?:gehalt|ziel\w*)|jährlich\w*"
    r"|pro jahr|im jahr|ctc",
}


def _as_pattern(listed: str) -> str:
    words = (" ".join(word.split()) for word in listed.split(","))
    return "|".join(_one(word) for word in sorted(words, key=len, reverse=True))


def _one(word: str) -> str:
    body = re.escape(word.strip("*")).replace(r"\ ", r"\s+")
    head = r"\w*" if word.startswith("*") else ""
    tail = r"\w*" if word.endswith("*") else ""
    return f"{head}{body}{tail}"


def _grouped(patterns: dict[str, str]) -> re.Pattern[str]:
    joined = "|".join(f"(?P<{name}>{pattern})" for name, pattern in patterns.items())
    return re.compile(joined, re.IGNORECASE)


#: "Insurance Analyst: $90k-$110k" is about an analyst.
_JOB: Final = (
    r"(?!base|pay|salary)\w+\s+(?:accountant|analyst|architect|associate|banker|buyer|consultant|"
    r"coordinator|designer|developer|director|engineer|executive|lead|manager|officer|partner|"
    r"planner|recruiter|representative|scientist|specialist|teacher|trader|trainer|underwriter)s?"
)
_GROUPS: Final = "|".join(f"(?P<{says}>{_as_pattern(listed)})" for says, listed in _WORDS.items())
#: Every word that tells something; the name of the group says what.
WORDS: Final = re.compile(
    rf"(?<![\w&])(?:(?P<job>{_JOB})|{_GROUPS})(?![\w&])",
    re.IGNORECASE,
)
#: The period just behind a figure, over a few words: "net per month".
PERIOD_BEHIND: Final = _grouped(
    {name: f"{_FILLER}(?:{_PER}{_UNITS[name]}|{_ADVERBS[name]})" for name in _UNITS}
)
#: The period in the words before a figure: "Monatliches Bruttogehalt".
PERIOD_BEFORE: Final = _grouped({name: rf"(?<!\w)(?:{p})(?!\w)" for name, p in _NAMED.items()})
