"""`goingrate` and `python -m goingrate`."""

from __future__ import annotations

import io
import os
import sys

#: Matrices here are small, and the loops over records have threads of their own: threads of the
#: linear algebra beside them only wait for each other (measured: 8 times slower on a busy machine).
for _library in ("OPENBLAS", "MKL", "OMP"):
    os.environ.setdefault(f"{_library}_NUM_THREADS", "1")


def main() -> None:
    """Run the command line; bad input is one line on standard error and exit code 2."""
    from goingrate.cli.run import run

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # what its encoding lacks, such as €, becomes ?
            stream.reconfigure(errors="replace")
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
