# Two commands matter: `make demo` writes the report of the built-in case, `make test` runs every check.
# Both do all their set-up from a bare checkout with Python 3.11 or newer (PYTHON=python3.12 picks another one).
# `make test-peers` compares the engine with Gambit, which is under the GPL and therefore lives in an environment of its
# own, `.venv-peers`; nothing of it is imported here.

PYTHON ?= python3
RUN := .venv/bin
PEERS := .venv-peers
GAMBIT := 17.0.0b2
GAMES ?= 200

.PHONY: demo test test-peers bench bench-peers bench-reading bench-ensemble bench-questions eval-reading fuzz-reading setup clean

demo: setup
	@$(RUN)/standoff demo

test: setup
	@$(RUN)/python -m ruff check . --quiet; style=$$?; $(RUN)/python -m pytest -n 2 && exit $$style

test-peers: setup $(PEERS)/pygambit-$(GAMBIT)
	@JAX_PLATFORMS=cpu $(RUN)/python -m tests.peers.compare --games $(GAMES) --python $(PEERS)/bin/python

$(PEERS)/pygambit-$(GAMBIT):
	@echo "Installing Gambit into $(PEERS) (40 MB, once) ..."
	@"$(PYTHON)" -m venv --clear $(PEERS)
	@$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --only-binary :all: pygambit==$(GAMBIT)
	@touch $@

bench: setup
	@$(RUN)/python benchmarks/bench.py

bench-peers: setup $(PEERS)/pygambit-$(GAMBIT)
	@JAX_PLATFORMS=cpu $(RUN)/python benchmarks/peers.py

bench-reading: setup
	@$(RUN)/python benchmarks/reading.py

bench-ensemble: setup
	@$(RUN)/python benchmarks/ensemble.py

bench-questions: setup
	@$(RUN)/python benchmarks/questions.py

eval-reading: setup
	@$(RUN)/python tools/eval_reading.py $(if $(TAGGER),--tagger $(TAGGER))
	@$(RUN)/python tools/eval_unseen.py

fuzz-reading: setup
	@$(RUN)/python tools/fuzz_reading.py --minutes $(or $(MINUTES),10)

setup:
	@command -v "$(PYTHON)" >/dev/null || { \
	  echo "error: no '$(PYTHON)' on this machine. Install Python 3.11 or newer, or name one: make PYTHON=/path/to/python3.12 demo" >&2; \
	  exit 1; }
	@"$(PYTHON)" tools/bootstrap.py

clean:
	rm -rf .venv $(PEERS) build dist out .pytest_cache .ruff_cache .hypothesis
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
