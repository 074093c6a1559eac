# make run: from a fresh machine to a trained tagger that reads a report.   make test, make check: see README.
PYTHON ?= python3
BIN := .venv/bin
CONFIG ?= configs/base.yaml

.PHONY: run test check format clean lock

run: .venv/.train
	$(BIN)/python training/run_pipeline.py --config $(CONFIG)

test: .venv/.dev
	$(BIN)/python -m pytest

check: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/tollspan check seeds --exceptions seeds/exceptions.tsv

format: .venv/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Locked versions for every Python from 3.10 on; torch is pinned to one whose CPU wheel is known to work.
lock:
	$(PYTHON) -m pip install --quiet uv
	uv pip compile pyproject.toml --all-extras --universal --python-version 3.10 --no-annotate --no-header \
	  --constraint .lock/pins.txt --output-file .lock/constraints.txt

.venv/.train: pyproject.toml .lock/constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint .lock/constraints.txt --editable '.[train]'
	touch $@

.venv/.dev: .venv/.train
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint .lock/constraints.txt --editable '.[train,dev]'
	touch $@

clean:
	rm -rf .venv data/*/ models/*/ data/.*.json models/.*.json
