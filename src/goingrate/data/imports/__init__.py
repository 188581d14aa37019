"""From what a connector drafted to what the store keeps, the same for every source.

importing     a file into the store: once, whole, with a report
identity      what makes two imports the same one
readings      titles, employers and places, each read once however often it occurs
pay           drafts of pay records become records, or are rejected for a reason
postings      the same for counts of postings
wages         the same for published wages
plausible     which pay, days and countries can be true
codes         the countries, and the currencies with their rough size
report        what became of the rows

`importing` and `report` are used from outside.
"""
