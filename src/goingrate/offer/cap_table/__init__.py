"""Who owns a company, and who is paid what when it is sold or goes public.

`holders` has the cap table as values, `claims` what each holder may ask for at a sale and at an
IPO, `waterfall` the equilibrium of everybody's conversions for every exit value, `rounds` a priced
round in which SAFEs and notes convert (`round_lines` finds its price, `anti_dilution` protects old
classes).
"""
