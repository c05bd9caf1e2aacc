# The targets of this project; `make` prints its manual. Everything installed goes into .venv/.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.ONESHELL:
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

BIN := .venv/bin
PYTEST := $(BIN)/pytest -q
# A file stays on one worker; tests/order.py says which begin first.
WORKERS := 2

##@ Use it
.PHONY: help setup demo install
help: ## print this manual
	@awk -f deploy/manual.awk $(MAKEFILE_LIST)

setup: .venv/.ready ## what demo needs: system packages, .venv, the locked packages
	@deploy/packages.sh demo

demo: setup ## a ready-made council, places and surveys on http://127.0.0.1:8000
	@exec $(BIN)/buurtstem demo

install: ## on a Debian server: program, service, nginx (URL=https://your.address)
	@URL="$(URL)" deploy/install.sh

##@ Before a change lands
.PHONY: test lint format types contracts strings migration lock
test: .venv/.ready-for-tests ## everything that must pass before a change lands
	@deploy/packages.sh tests
	@SECONDS=0
	$(MAKE) lint types contracts
	echo "Checks took $$SECONDS s. Tests follow on $(WORKERS) workers (WORKERS=N); each journey comes once."
	exec $(PYTEST) -n $(WORKERS) --dist loadfile --no-loadscope-reorder

lint: .venv/.ready-for-tests ## rules and layout of the code (ruff)
	@$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: .venv/.ready-for-tests ## lay the code out, repair what can be repaired
	@$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: .venv/.ready-for-tests ## mypy, strict
	@$(BIN)/mypy

contracts: .venv/.ready-for-tests ## which room may know which (import-linter)
	@$(BIN)/lint-imports

strings: .venv/.ready-for-tests ## collect the interface words again, for every language
	@$(BIN)/python -m app.words.collect

migration: .venv/.ready-for-tests ## a new migration from the tables: make migration NAME=what_changes
	@$(BIN)/python -m app.store.migrations.new $(NAME)

lock: .venv/.ready-for-tests ## pin every package with its hashes, from requirements*.in
	@$(BIN)/uv pip compile $(COMPILE) requirements.in -o requirements.txt
	$(BIN)/uv pip compile $(COMPILE) -c requirements.txt requirements-dev.in -o requirements-dev.txt

COMPILE := --quiet --python-version 3.11 --generate-hashes --no-header --no-annotate

##@ The long ones, each prints its figures
.PHONY: journeys corpus bench faults attack screenshots
journeys: .venv/.ready-for-tests ## the whole line in a browser: all languages, both engines
	@deploy/packages.sh tests
	BUURTSTEM_JOURNEYS=all $(PYTEST) -m journey

corpus: .venv/.ready-for-tests ## other people's forms: over HTTP, in a browser, their expressions: CORPUS=DIR
	@$(call needs,bench/corpus.py)
	test -n "$(CORPUS)" || { echo "Say where the forms are: make corpus CORPUS=DIR" >&2; exit 1; }
	failed=0
	for part in corpus corpus_browser differential; do
		$(BIN)/python -m bench.$$part "$(CORPUS)" || failed=1
	done
	exit $$failed

bench: .venv/.ready-for-tests ## bytes on the wire and server time per respondent
	@$(call needs,bench/__main__.py)
	$(BIN)/python -m bench

faults: .venv/.ready-for-tests ## kills, lost replies and full queues: nothing lost, nothing twice
	@$(call marked,faults)
	$(PYTEST) -m faults

attack: .venv/.ready-for-tests ## what an attacker would try, and what a copy of the data would tell
	@$(call marked,attack)
	$(BIN)/python -m bench.disclosure
	$(PYTEST) -m attack

screenshots: .venv/.ready-for-tests ## pictures of every resident page, and of the workspace
	@deploy/packages.sh tests
	$(call needs,bench/screenshots.py)
	$(BIN)/python -m bench.screenshots

# What a target needs and this version may not have yet.
needs = test -e $(1) || { echo "make $@: not in this version." >&2; exit 1; }
marked = grep -rqs 'mark\.$(1)' tests || { echo "make $@: not in this version." >&2; exit 1; }

# The environment. Each stamp is older than the locks it was made from, or it is made again.
.venv/.ready: requirements.txt pyproject.toml deploy/packages.sh deploy/environment.sh
	@deploy/packages.sh demo
	deploy/environment.sh requirements.txt
	touch $@

.venv/.ready-for-tests: .venv/.ready requirements-dev.txt
	@deploy/packages.sh tests
	deploy/environment.sh requirements-dev.txt
	touch $@
