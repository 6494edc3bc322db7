# Everything runs in .venv, which is made on first use and again only when pyproject.toml changes.
# `make demo` and `make test` need nothing but Python 3.11 or newer and make; name another Python with PYTHON=python3.13.
ifeq ($(OS),Windows_NT)
PYTHON ?= py -3
BIN := .venv/Scripts
else
PYTHON ?= python3
BIN := .venv/bin
endif
PY := $(BIN)/python
READY := .venv/ready
DEV := .venv/ready-for-tests
DOCS := .venv-docs/ready

.PHONY: demo look test lint types unit lowest fuzz format samples goldens score bench docs package clean

demo: $(READY)
	$(BIN)/ofsted-letters parse samples/wexcombe-2010.txt
	$(BIN)/ofsted-letters show samples/wexcombe-2010.pdf
	@echo
	@echo "Go on: make look (the samples as pages to search), make docs (the documentation), or with letters of your own"
	@echo "  $(BIN)/ofsted-letters batch FOLDER -o out --to html"

# The samples as pages to look at, to search and to quote.
look: $(READY)
	$(BIN)/ofsted-letters batch samples --glob "*.pdf" -o look --to html --quiet
	@echo "Open look/html/index.html"

test: lint types unit

lint: $(DEV)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

types: $(DEV)
	$(PY) -m mypy

unit: $(DEV)
	$(PY) -m pytest --cov

# The core of the tests with the lowest versions that pyproject.toml allows.
lowest:
	$(PYTHON) .ci/lowest.py

# A minute of letters spoiled at random; what is not read as it should be is kept in fuzz-failures/.
fuzz: $(READY)
	$(PY) -m benchmarks.fuzz --seconds 60 --most 480 --seed 0

format: $(DEV)
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

# The samples' text and PDF files, from samples/source.
samples: $(DEV)
	$(PY) -m samples.make_samples

# The expected JSON of the samples: read the difference before you commit it.
goldens: $(DEV)
	$(PY) -m pytest tests/test_samples.py --regenerate

score: $(DEV)
	$(PY) -m benchmarks.score

bench: $(DEV)
	$(PY) -m benchmarks.bench

# The documentation, in site/: open site/index.html. Any warning fails. Its tools are in an environment of their own.
docs: export NO_MKDOCS_2_WARNING = 1
docs: $(DOCS)
	$(subst .venv,.venv-docs,$(PY)) -m mkdocs build --strict --quiet
	@echo "Open site/index.html"

# The package as an index would take it: built, checked, installed in an environment of its own, and run.
package:
	$(PYTHON) .ci/package.py

$(READY): pyproject.toml
	$(PYTHON) -m venv --clear .venv
	$(PY) -m pip install --quiet --disable-pip-version-check --editable .
	$(PY) -c "import pathlib; pathlib.Path('$@').touch()"

$(DEV): $(READY)
	$(PY) -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	$(PY) -c "import pathlib; pathlib.Path('$@').touch()"

$(DOCS): pyproject.toml
	$(PYTHON) -m venv --clear .venv-docs
	$(subst .venv,.venv-docs,$(PY)) -m pip install --quiet --disable-pip-version-check --editable ".[docs]"
	$(subst .venv,.venv-docs,$(PY)) -c "import pathlib; pathlib.Path('$@').touch()"

clean:
	$(PYTHON) -c "import shutil; [shutil.rmtree(p, True) for p in ('.venv', '.venv-docs', 'site', 'look', '.mypy_cache', '.ruff_cache', '.pytest_cache', '.hypothesis')]"
