"""What work pays, and where it is short: records, kinds of work, rates with intervals.

    records.py      the two tables that all data become: pay and postings
    titles.py, title_lexicon.py
                    job titles to role family and level, each with the rule that fired
    employers.py, places.py
                    names of firms in one form, and their kind; places in words
    occupations.py  role families in the occupations of the US statistics
    cells.py, suppression.py
                    what may be shown of a segment, and of all segments of a data set at once
    queries.py      Ibis expressions over the tables, the same on one machine and on many
    aligning.py, weighting.py
                    pay of other years brought to one day; a sample moved towards the workforce
    rates/          the hierarchical model of log pay
    published.py, mixture.py
                    quantiles of published aggregates, with intervals from their errors

Takes values, arrays and expressions; opens no file, clock, network or global.
"""
