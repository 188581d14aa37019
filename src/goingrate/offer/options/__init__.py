"""What an option on shares is worth: to the market, to the company, and to whoever holds it.

    black_scholes     sold at any time, exercised at expiry
    lattice           exercised whenever it is best (American)
    employee_tree     vesting, leaving and habits of exercise on a binomial tree (Hull's textbook)
    hull_white        vesting, a rate of leaving, exercise at a multiple of the strike (2004)
    executive         never sold, held by somebody with much of their wealth in it (Hall & Murphy)
    right_to_quit     a whole grant, for somebody who may leave when it has gone sour
    exercise_window   after leaving: exercise within some years or lose it

All prices are for one share unless a name says otherwise. Rates and volatilities are per year and
compound continuously, except in `right_to_quit`, whose source compounds yearly.
"""
