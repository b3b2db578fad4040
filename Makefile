# Two commands to know: `make demo` and `make test`. Each sets up all that it needs.
SHELL := /bin/sh
.DELETE_ON_ERROR:
.PHONY: help demo test check types lint generate bench crash soak fuzz upgrade clean

VENV := .venv
BIN := $(VENV)/bin
STATE := .turnout
export PIP_DISABLE_PIP_VERSION_CHECK := 1

help:  ## Say what there is.
	@awk -F':.*## ' '/^[a-z]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' Makefile

demo: $(VENV)/.demo  ## Server, Terraform, 300 events, drift: the main job in a minute (ARGS=--keep).
	@$(BIN)/turnout demo $(ARGS)

test: $(VENV)/.dev  ## Set up, check everything, run the whole test suite.
	@sh tools/needs.sh terraform node chromium postgresql gpg
	$(MAKE) --no-print-directory check
	$(BIN)/pytest -n auto --maxprocesses 4 --dist loadfile $(ARGS)

check: lint types  ## Formatting, lint, types, import walls, generated files.
	$(BIN)/lint-imports
	$(BIN)/python tools/generate.py --check

lint: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/.dev
	$(BIN)/mypy

generate: $(VENV)/.dev  ## Print schemas, docs and constructs from the definitions.
	$(BIN)/ruff format -q .
	$(BIN)/python tools/generate.py

bench: $(VENV)/.dev  ## Measure; prints JSON lines.
	@for one in $(filter-out bench/sink.py bench/soak.py,$(wildcard bench/*.py)); do $(BIN)/python $$one || exit 1; done

crash: $(VENV)/.dev  ## Kill the server 100 times under load (TRIALS=100); nothing acknowledged may be lost.
	$(BIN)/python -m tests.server.crash --trials $${TRIALS:-100}

soak: $(VENV)/.dev  ## Deliver for half an hour (SECONDS_LONG=1800) and watch the memory.
	$(BIN)/python bench/soak.py --seconds $${SECONDS_LONG:-1800}

fuzz: $(VENV)/.dev  ## Try each property with many new inputs (FUZZ_EXAMPLES=300 each).
	FUZZ_EXAMPLES=$${FUZZ_EXAMPLES:-300} $(BIN)/pytest --timeout 0 $(ARGS) \
	  $$(grep -rlE '^(from|import) (hypothesis|schemathesis)' tests --include='test_*.py')

upgrade:  ## Take the newest versions of all dependencies and pin them.
	@mkdir -p $(STATE)
	@sh tools/venv.sh $(STATE)/newest
	@$(STATE)/newest/bin/pip install -q -e '.[dev]'
	@{ head -n 1 constraints.txt; $(STATE)/newest/bin/pip freeze --exclude-editable; } > $(STATE)/constraints.txt
	@mv $(STATE)/constraints.txt constraints.txt
	@rm -rf $(STATE)/newest

clean:  ## Remove what set-up made.
	rm -rf $(VENV) $(STATE)

$(VENV)/bin/python:
	@sh tools/venv.sh $(VENV)

$(VENV)/.demo: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Installing Turnout and its dependencies into $(VENV) ..."
	@$(BIN)/pip install -q -c constraints.txt -e '.[demo]'
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(VENV)/.demo
	@echo "Installing Turnout and the development tools into $(VENV) ..."
	@$(BIN)/pip install -q -c constraints.txt -e '.[dev]'
	@touch $@
