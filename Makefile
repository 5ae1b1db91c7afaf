PYTHON ?= python3
BIN := .venv/bin
# pip compiles what it installs, but not what it installs as editable
COMPILE = @$(BIN)/python -m compileall -q redactor

.PHONY: demo test bench clean

demo: .venv/.installed
	@REDACTOR="$(CURDIR)/$(BIN)/redactor" sh docs/examples/demo.sh

test: .venv/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/pytest

bench: .venv/.installed-dev
	PYTHONPATH=tests $(BIN)/python -m benchmarks

clean:
	rm -rf .venv

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/.installed: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	$(COMPILE)
	@touch $@

.venv/.installed-dev: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(COMPILE)
	@touch $@ .venv/.installed
