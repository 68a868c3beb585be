# `make site` builds the site of this repository; `make test` runs every test. Both set all up themselves.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
JOBS ?= $(shell echo $$(($$(nproc 2>/dev/null || echo 2) + 1)))  # browsers wait a good deal

.PHONY: site test check coverage gates serve lint lock clean screenshot words

site: $(STAMP)
	$(BIN)/cuttings build
	@echo "the site is in site/; see it with: make serve"

serve: $(STAMP)
	$(BIN)/cuttings serve

# Tests start the program some hundreds of times: compiled once, it starts half a second sooner.
test: $(STAMP) browser
	$(BIN)/python -m compileall -q generator
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile $(ARGS)

# What is quick: no browser, no whole builds.
QUICK := tests/english tests/catalog tests/ingest tests/extract tests/resolve tests/render tests/store tests/laws/test_house.py
check: lint
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile $(QUICK) $(ARGS)

# How much of each room the quick tests run, lines and branches: to read, not a gate.
COVERAGE := $(BIN)/python -m coverage report --format=total
coverage: $(STAMP)
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile $(QUICK) --cov=generator --cov-branch --cov-report= $(ARGS)
	@for room in $(patsubst %/__init__.py,%,$(wildcard generator/*/__init__.py)); do \
		printf '%4s %%  %s/\n' $$($(COVERAGE) --include="$$room/*") $$room; \
	done; printf '%4s %%  in all\n' $$($(COVERAGE))

# What the site is measured by, beside stock Material: one table. Each gate says how to get its tool, if that is missing.
gates: site browser
	$(BIN)/python -m benchmarks.gates $(ARGS)

# The words of the site: the catalogues in generator/locale, and what overrides and scripts have of them.
# `make words NEW=fr` begins another language.
words: $(STAMP)
	$(BIN)/python -m tests.words $(NEW)

# The six pictures of README.md, of the site that stands in site/.
screenshot: site browser
	$(BIN)/python benchmarks/screenshots.py site docs/assets

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/mypy

.PHONY: browser
browser: $(STAMP)
	@$(BIN)/python tests/get_browser.py

$(STAMP): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || (apt-get update -q && apt-get install -y -q python3-venv && $(PYTHON) -m venv $(VENV))
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# The lock names no index and holds the hashes that the public packages have.
lock:
	$(PYTHON) -m venv $(VENV)/lock && $(VENV)/lock/bin/pip install -q uv
	$(VENV)/lock/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--extra ner --extra formats --extra dev -o requirements.lock pyproject.toml

clean:
	rm -rf site .cuttings $(VENV)
