"""What work pays, and where it is short: records, kinds of work, rates with intervals.

    records.py    the two tables that all data become: pay and postings
    titles.py     job titles to role family and level, each with the rule that fired
    cells.py      what may be shown of a cell, and why not
    queries.py    Ibis expressions over the tables, the same on one machine and on many
    rates/        the hierarchical model of log pay
    published.py  quantiles of published aggregates, with intervals from their errors

Takes values, arrays and expressions; opens no file, clock, network or global.
"""
