# Two commands matter: `make demo` writes the report of the built-in case, `make test` runs every check.
# Both do all their set-up from a bare checkout with Python 3.11 or newer (PYTHON=python3.12 picks another one).

PYTHON ?= python3
RUN := .venv/bin

.PHONY: demo test bench setup clean

demo: setup
	@$(RUN)/standoff demo

test: setup
	@$(RUN)/python -m ruff check . --quiet; style=$$?; $(RUN)/python -m pytest -n 2 && exit $$style

bench: setup
	@$(RUN)/python benchmarks/bench.py

setup:
	@command -v "$(PYTHON)" >/dev/null || { \
	  echo "error: no '$(PYTHON)' on this machine. Install Python 3.11 or newer, or name one: make PYTHON=/path/to/python3.12 demo" >&2; \
	  exit 1; }
	@"$(PYTHON)" tools/bootstrap.py

clean:
	rm -rf .venv build dist out .pytest_cache .ruff_cache .hypothesis
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
