"""The countries, and the currencies with their rough size."""

from __future__ import annotations

from typing import Final

#: ISO 3166-1, and XK, which is in use for Kosovo.
_COUNTRIES: Final = """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR
    BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ
    EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW
    GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY
    KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV
    MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY
    QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG
    TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA
    ZM ZW
"""
COUNTRIES: Final = frozenset(_COUNTRIES.split())

_BY_SIZE: Final[dict[float, str]] = {
    1: "USD EUR GBP CHF BHD BMD BND BSD FKP GIP JOD KWD KYD LVL OMR PAB SGD SHP ZWL",
    1.5: "AUD AWG AZN BAM BBD BGN BYN BZD CAD CUC FJD ANG XCG NZD TOP",
    3: "AED BRL GEL ILS LTL LYD MYR PEN PGK PLN QAR RON SAR TMT TND WST XCD",
    7: "BOB BWP CNY DKK GHS GTQ HKD HRK MAD MOP NOK SCR SEK SBD SRD SVC TRY TTD VES ZMW",
    15: "CZK EEK EGP ERN LSL MDL MVR MXN NAD STN SZL TJS ZAR SLE ZWG",
    30: "CUP HNL MRU MUR NIO THB TWD UAH UYU ETB",
    60: "AFN ARS BDT BTN DOP GMD HTG INR KGS MKD MZN PHP RUB SDG ALL CVE KES RSD",
    100: "DZD ISK JMD JPY LKR LRD NPR PKR SSP VUV XPF DJF",
    300: "AMD AOA GYD HUF KMF KZT NGN SYP YER XAF XOF CRC CLP MWK SOS KPW",
    1000: "BIF CDF COP IQD KRW LBP MMK MNT RWF TZS UGX KHR MGA PYG",
    8000: "GNF IDR IRR LAK SLL UZS VND",
}
#: ISO 4217 codes of money that wages are paid in since 2014, with a rough number of units to the
#: US dollar: the order of magnitude, at the strong end of the years since 2020. It serves to tell
#: pay from nonsense and must not be used to convert money.
UNITS_PER_USD: Final[dict[str, float]] = {
    code: units for units, codes in _BY_SIZE.items() for code in codes.split()
}
