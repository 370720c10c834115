# From a bare Python 3.11 or later: `make run` shows the bundled strategy, `make test` runs every check.
# Each sets up its own environment in .venv, and again only when pyproject.toml or the pins change.

PYTHON ?=
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt

.PHONY: run test lint format golden messages pictures sheets bench fuzz mutate site try-wheel clean
.DELETE_ON_ERROR:

run: $(VENV)/.ready
	@$(BIN)/scorecard status

test: $(VENV)/.ready-dev
	$(BIN)/ruff format --check scorecard tests benchmarks fuzz
	$(BIN)/ruff check scorecard tests benchmarks fuzz
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/pytest -n 2 --dist worksteal

lint: $(VENV)/.ready-dev
	$(BIN)/ruff check scorecard tests benchmarks fuzz
	$(BIN)/mypy

format: $(VENV)/.ready-dev
	$(BIN)/ruff format scorecard tests benchmarks fuzz
	$(BIN)/ruff check --fix scorecard tests benchmarks fuzz

# Accept new golden texts, pictures, the page of files and the manual page; then read what changed with git diff.
golden: $(VENV)/.ready-dev
	UPDATE_GOLDEN=1 $(BIN)/pytest -n 2 tests/report tests/tui tests/test_architecture.py tests/cli/test_cli_man.py

# Every language's message file anew from the English texts, and build/scorecard.pot for a new one: make messages NEW=de
NEW ?=
messages: $(VENV)/.ready-dev
	@mkdir -p build
	@PYTHONPATH=.:tests $(BIN)/python tests/messages/write_messages.py $(NEW)

# The pictures of the pages, from the screens as they are now.
pictures: $(VENV)/.ready-dev
	UPDATE_GOLDEN=1 $(BIN)/pytest tests/tui/test_tui_pictures.py

# Every screen in every size and theme on contact sheets, to be looked at: make sheets DIR=/tmp/sheets SCENES='bundled-*'
DIR ?=
SIZES ?= 60x20 80x24 120x40 200x60
THEMES ?= dark light contrast
SCENES ?= bundled-* board-*
sheets: $(VENV)/.ready-dev
	@test -n '$(DIR)' || { echo 'Say where to write: make sheets DIR=FOLDER' >&2; exit 2; }
	@PYTHONPATH=.:tests $(BIN)/python tests/tui/contact_sheet.py '$(DIR)' --sizes '$(SIZES)' --themes '$(THEMES)' --scenes '$(SCENES)'

bench: $(VENV)/.ready-dev
	@$(BIN)/python benchmarks/commands.py
	@$(BIN)/python benchmarks/store.py
	@$(BIN)/python -m benchmarks.growth
	@$(BIN)/python benchmarks/assessment.py
	@$(BIN)/python benchmarks/report.py
	@$(BIN)/python benchmarks/portfolio.py
	@$(BIN)/python benchmarks/screens.py
	@PYTHONPATH=tests $(BIN)/python benchmarks/page.py
	@PYTHONPATH=tests $(BIN)/python benchmarks/server.py

# Made-up plans, spreadsheets, journals, command lines and sittings at the screens: CONTRIBUTING.md.
RUNS ?= 2000
SITTINGS ?= 200
SEED ?=
fuzz: $(VENV)/.ready-dev
	@$(BIN)/python -m fuzz --runs $(RUNS) --sittings $(SITTINGS) $(if $(SEED),--seed $(SEED))

# Which changes to the assessment no test notices: half an hour on two cores. docs/mutation.md.
mutate: .venv-mutate/.ready
	.venv-mutate/bin/mutmut run --max-children 2
	@.venv-mutate/bin/python benchmarks/mutants.py

.venv-mutate/.ready: $(VENV)/.python pyproject.toml constraints.txt
	@echo 'Setting up what the mutants need (once)…' >&2
	@$(BIN)/python -m venv .venv-mutate
	@.venv-mutate/bin/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt --editable '.[dev,mutate]'
	@touch $@

# The pages of docs as a site in build/site; a link that leads nowhere stops it.
site: .venv-site/.ready
	@NO_MKDOCS_2_WARNING=1 .venv-site/bin/mkdocs build --strict --quiet
	@echo 'build/site/index.html'

.venv-site/.ready: $(VENV)/.python pyproject.toml constraints.txt
	@echo 'Setting up what the site needs (once)…' >&2
	@$(BIN)/python -m venv .venv-site
	@.venv-site/bin/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt '.[site]'
	@touch $@

# The wheel as others get it: in an empty home, with pip, and with pipx where there is one.
try-wheel: $(VENV)/.ready-dev
	@SCORECARD_TRY_WHEEL=1 $(BIN)/pytest tests/test_wheel.py

$(VENV)/.python:
	@found=; \
	for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python; do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo 'scorecard needs Python 3.11 or later; none was found. Name one with: make run PYTHON=/path/to/python3' >&2; exit 1; \
	fi; \
	"$$found" -m venv $(VENV) || { \
	  rm -rf $(VENV); \
	  echo "$$found cannot make a virtual environment; on Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@touch $@

$(VENV)/.ready: $(VENV)/.python pyproject.toml constraints.txt
	@echo 'Setting up (once)…' >&2
	@$(PIP) --editable .
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.python pyproject.toml constraints.txt
	@echo 'Setting up what the tests need (once)…' >&2
	@$(PIP) --no-warn-conflicts --editable '.[dev]'
	@# What it says it needs is of 2018 and stays out: only the files in it are read.
	@$(PIP) --no-warn-conflicts --no-deps pyIATI || echo 'No pyIATI: the IATI standard itself is not asked.' >&2
	@touch $@ $(VENV)/.ready

clean:
	rm -rf $(VENV) .venv-mutate .venv-site mutants .mypy_cache .ruff_cache .import_linter_cache .hypothesis fuzz/found dist build
