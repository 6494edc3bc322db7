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

.PHONY: demo test lint types unit lowest fuzz format samples goldens score bench docs clean

demo: $(READY)
	$(BIN)/ofsted-letters parse samples/wexcombe-2010.txt
	$(BIN)/ofsted-letters show samples/wexcombe-2010.pdf

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
docs: $(DOCS)
	NO_MKDOCS_2_WARNING=1 $(subst .venv,.venv-docs,$(PY)) -m mkdocs build --strict --quiet
	@echo "site/index.html"

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
	$(PYTHON) -c "import shutil; [shutil.rmtree(p, True) for p in ('.venv', '.venv-docs', 'site', '.mypy_cache', '.ruff_cache', '.pytest_cache', '.hypothesis')]"
