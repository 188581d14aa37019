"""`goingrate` and `python -m goingrate`."""

from __future__ import annotations

import io
import sys


def main() -> None:
    """Run the command line; bad input is one line on standard error and exit code 2."""
    from goingrate.cli.run import run

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # what its encoding lacks, such as €, becomes ?
            stream.reconfigure(errors="replace")
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
