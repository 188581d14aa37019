"""Equity of a private company: what the person's own grant may bring, when, and in which way.

`terms` has what is known, numbers or ranges; `settle` turns it into a company and a holding with
every number settled; `joint` spreads exit times and values out; `outcome` sums them up; `leaving`
asks what is left for whoever goes; `along` follows the same model path by path for a comparison.
"""
