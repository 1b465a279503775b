# The same words by hand and in CI. Two of them do everything: `make demo` and `make test`.
# Needs only Python 3.11 or later, git and make.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEMO := build/exemple
SERVE ?= 1
PORT ?= 8000

.PHONY: help demo test guide moteurs check lint format types layers locale bench screenshots clean

help: ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(BIN)/filrouge: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --upgrade pip
	$(BIN)/pip install --quiet --editable . --group dev
	@touch $@

demo: $(BIN)/filrouge ## make the example, verify it, build its site in build/exemple/site, serve it (SERVE=0: do not)
	rm -rf $(DEMO)
	$(BIN)/filrouge demarrer --exemple $(DEMO)
	$(BIN)/filrouge verifier --racine $(DEMO)
	$(BIN)/filrouge construire --racine $(DEMO) --sortie $(DEMO)/site
	@if [ "$(SERVE)" != 0 ]; then $(BIN)/filrouge servir --racine $(DEMO) --port $(PORT); fi

test: $(BIN)/filrouge ## all tests
	$(BIN)/pytest --numprocesses auto --dist loadfile

guide: $(BIN)/filrouge ## the guide, into build/guide
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --config-file docs/mkdocs.yml

moteurs: $(BIN)/filrouge ## of all tests, those that build one site with each engine and compare
	$(BIN)/pytest tests/moteurs tests/site/test_site_engines.py

check: test lint types layers ## everything CI checks

lint: $(BIN)/filrouge ## ruff: style, faults, formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(BIN)/filrouge ## put the code in its one form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(BIN)/filrouge ## mypy, strict
	$(BIN)/mypy

layers: $(BIN)/filrouge ## refuse an import against the layers
	$(BIN)/lint-imports

locale: $(BIN)/filrouge ## compile the French words of the command line
	$(BIN)/pybabel compile --domain filrouge --directory generator/filrouge/cli/locale

bench: $(BIN)/filrouge ## measure `verifier`, `construire`, the reading of git, and that beside the usual plugin for page dates
	$(BIN)/pip install --quiet --group bench
	$(BIN)/python tests/bench/verifier.py
	$(BIN)/python tests/bench/history.py
	$(BIN)/python tests/bench/page_dates.py
	$(BIN)/python tests/bench/publication.py

screenshots: $(BIN)/filrouge ## take the pictures of docs/images/ (wants Chromium)
	$(MAKE) --no-print-directory demo SERVE=0
	$(BIN)/python tests/browser/screenshots.py $(DEMO)/site docs/images

clean: ## remove what the targets above made
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache tests/actual
