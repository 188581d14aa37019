"""Equity of a private company: what the person's own grant may bring, when, and in which way.

`terms` has what is known, numbers or ranges; `short_form` and `settle` turn it into a company with
every number settled; `holding` is what is held from time to time. `joint` spreads exit times and
values out (`walk` from stop to stop, `stops` what is done there, `exercise` whether to pay for
options, `kernel` the compiled loop), and `outcome` sums them up. `along` and `path_kernel` follow
the same model path by path for a comparison.
"""
