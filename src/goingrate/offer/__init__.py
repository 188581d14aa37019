"""What is this offer worth to me? People, offers, certainty equivalents and break-evens.

Functions take values and arrays and return small frozen results; nothing here opens a file.
All money is in one currency, nominal, discounted to the day of the decision.
"""
