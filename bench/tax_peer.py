"""taxcalc in a process of its own: `python -m bench.tax_peer IN.npz OUT.npy`.

Reads columns of households, says `ready`, computes them all for each line that it is sent, and
answers `done`; at the end it leaves income tax and the employees' payroll tax in the second file.
"""

from __future__ import annotations

import sys

import numpy as np
import pandas as pd
import taxcalc


def main() -> None:
    """Serve the households of one file."""
    source, target = sys.argv[1:]
    columns = dict(np.load(source))
    year = int(columns["FLPDYR"][0])
    records = taxcalc.Records(
        data=pd.DataFrame(columns), start_year=year, gfactors=None, weights=None
    )
    calculator = taxcalc.Calculator(policy=taxcalc.Policy(), records=records)
    print("ready", flush=True)
    for _line in sys.stdin:
        calculator.calc_all()
        print("done", flush=True)
    employee = calculator.array("ptax_was") / 2.0 + calculator.array("ptax_amc")
    np.save(target, np.column_stack([calculator.array("iitax"), employee]))


if __name__ == "__main__":
    main()
