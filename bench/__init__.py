"""Measured comparisons with other ways to the same answer; run by `make bench`."""

import sys

sys.dont_write_bytecode = True  # a benchmark leaves nothing behind in the repository
