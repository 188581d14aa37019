"""What the Open Cap Format names, from its schemas of the versions 1.0 to 1.2.1.

Source: github.com/Open-Cap-Table-Coalition/Open-Cap-Format-OCF, `schema/objects`.
"""

from __future__ import annotations

from typing import Final

_ACTIONS: Final = {
    "STOCK": "ISSUANCE CANCELLATION RETRACTION REPURCHASE TRANSFER CONVERSION REISSUANCE "
    "CONSOLIDATION",
    "EQUITY_COMPENSATION": "ISSUANCE CANCELLATION RETRACTION TRANSFER EXERCISE RELEASE REPRICING",
    "PLAN_SECURITY": "ISSUANCE CANCELLATION RETRACTION TRANSFER EXERCISE RELEASE",
    "WARRANT": "ISSUANCE CANCELLATION RETRACTION TRANSFER EXERCISE",
    "CONVERTIBLE": "ISSUANCE CANCELLATION RETRACTION TRANSFER CONVERSION",
}
#: Types of objects that make the cap table what it is.
READ: Final = frozenset(
    {
        "STOCK_CLASS",
        "STOCK_PLAN",
        "VESTING_TERMS",
        "TX_STOCK_CLASS_SPLIT",
        "TX_STOCK_CLASS_CONVERSION_RATIO_ADJUSTMENT",
        "TX_STOCK_PLAN_POOL_ADJUSTMENT",
        "TX_STOCK_PLAN_RETURN_TO_POOL",
        "TX_VESTING_START",
        *(f"TX_{kind}_{one}" for kind, actions in _ACTIONS.items() for one in actions.split()),
    }
)
#: Types that change nothing in who holds how much.
PASSED_OVER: Final = frozenset(
    {
        "ISSUER",
        "STAKEHOLDER",
        "STOCK_LEGEND_TEMPLATE",
        "VALUATION",
        "FINANCING",
        "DOCUMENT",
        "CE_STAKEHOLDER_RELATIONSHIP",
        "CE_STAKEHOLDER_STATUS",
        "TX_ISSUER_AUTHORIZED_SHARES_ADJUSTMENT",
        "TX_STOCK_CLASS_AUTHORIZED_SHARES_ADJUSTMENT",
        "TX_VESTING_ACCELERATION",
        "TX_VESTING_EVENT",
        *(f"TX_{kind}_ACCEPTANCE" for kind in _ACTIONS),
    }
)
_FIELDS: Final = """
allocation_type amount balance_security_id base_price board_approval_date
capitalization_definition class_type comments compensation_type consideration_text
conversion_rights conversion_triggers convertible_type cost_basis current_shares_authorized
current_shares_reserved custom_id date default_cancellation_behavior default_id_prefix
description early_exercisable exercise_price exercise_triggers expiration_date id
initial_shares_authorized initial_shares_reserved investment_amount issuance_type
liquidation_preference_multiple name new_exercise_price new_ratio_conversion_mechanism
object_type option_grant_type par_value participation_cap_multiple plan_name price
price_per_share pro_rata purchase_price quantity quantity_converted quantity_source reason_text
release_price resulting_security_id resulting_security_ids security_id security_ids
security_law_exemptions seniority settlement_date share_numbers_issued share_price
shares_reserved split_ratio split_transaction_id stakeholder_id stock_class_id stock_class_ids
stock_legend_ids stock_plan_id stockholder_approval_date termination_exercise_windows trigger_id
valuation_id vesting_condition_id vesting_conditions vesting_terms_id vestings votes_per_share
warrant_expiration_date
"""
#: Fields of the types that are read.
FIELDS: Final = frozenset(_FIELDS.split())
