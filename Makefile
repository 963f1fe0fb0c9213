# `make audit` and `make test` set everything up on a fresh machine; the rest is for developers.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
SPARK := .venv-spark
# What `make attacks` runs, and `make test` leaves to it: strangers, their repositories, faults.
ATTACKS := tests/attacks tests/gate/test_talked_round.py tests/gate/test_repositories.py \
  tests/cli/test_faults.py tests/cli/test_limits.py
# The tests start the program some hundred times, and would compile it each time.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup audit gate own test test-spark lint style attacks faults mutants release archive bench screenshots lock schemas method currencies clean

setup: $(READY)

$(READY): lock/uv.txt lock/dev.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r lock/uv.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r lock/dev.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --editable .
	@touch $@

audit: $(READY)
	$(BIN)/claimaudit audit

gate: $(READY)
	$(BIN)/claimaudit gate
	$(BIN)/python -m tools.own --check
	$(BIN)/claimaudit gate --workspace own

# our own pages as a workspace: every figure in them is one of own/results.json, or waived
own: $(READY)
	$(BIN)/python -m tools.own
	$(BIN)/claimaudit audit --workspace own
	$(BIN)/claimaudit gate --workspace own

# mypy uses one core: it runs while the tests are collected, and says what it finds before the first.
# Three workers keep two cores busy: one of them waits, for a browser or a process of its own.
test: style
	$(BIN)/mypy & types=$$!; \
	CHROMIUM="$$(tools/chromium.sh)" $(BIN)/pytest -n 3 --dist worksteal $(foreach one,$(ATTACKS),--ignore $(one)); tests=$$?; \
	wait $$types || { echo "mypy failed: see what stands above the tests" >&2; exit 1; }; \
	exit $$tests

# sweeping by Apache Spark, on two cores and on a cluster of two workers
test-spark: $(SPARK)/.ready
	JAVA_HOME="$$(tools/java.sh)" $(SPARK)/bin/pytest -m spark tests/sweep

# Beside the other one: it is half a gigabyte, and Great Expectations would load it wherever it is.
$(SPARK)/.ready: $(READY) lock/spark.txt
	$(PYTHON) -m venv $(SPARK)
	$(BIN)/uv pip install --quiet --python $(SPARK)/bin/python --require-hashes -r lock/dev.txt -r lock/spark.txt
	$(BIN)/uv pip install --quiet --python $(SPARK)/bin/python --no-deps --editable .
	@touch $@

lint: style
	$(BIN)/mypy

style: $(READY)
	$(BIN)/ruff check
	$(BIN)/ruff format --check

# kills runs at 200 moments, and lets runs write at once: nothing mixed, lost or left lying about
faults: $(READY)
	$(BIN)/python -m tests.faults 200

# what strangers try so that the gate passes, and what machines do to a run; what still succeeds is
# expected to, by name
attacks: $(READY)
	$(BIN)/pytest -q -n 2 $(ATTACKS)

# every small change to a rule must fail a test; tests/mutants.yaml says which cannot, and why
mutants: $(READY)
	$(BIN)/python tools/mutants.py

# sdist and wheel into dist/, checked, and used in an empty environment
release: $(READY)
	$(BIN)/python tools/release.py

# a made archive of a million articles in dist/archive, swept, and held against what was planted
archive: $(READY)
	$(BIN)/python -m tools.archive dist/archive $(ARTICLES)
	$(BIN)/claimaudit sweep dist/archive --out dist/swept
	$(BIN)/python -m tools.archive --check dist/archive dist/swept/leads.parquet

bench: $(READY)
	CHROMIUM="$$(tools/chromium.sh)" $(BIN)/python -m benchmarks

# pictures of the main views, at every width, language and theme
screenshots: $(READY)
	CHROMIUM="$$(tools/chromium.sh)" $(BIN)/python tools/screenshots.py

lock: $(READY)
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate pyproject.toml -o lock/runtime.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --group dev pyproject.toml -o lock/dev.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --extra spark --constraint lock/dev.txt pyproject.toml -o lock/spark.txt

# the JSON Schemas, from the models
schemas: $(READY)
	$(BIN)/claimaudit schema --out schemas

# the tables of docs/method.md and docs/ci.md, from checks/ and the gate, and the map of docs/design.md
method: $(READY)
	$(BIN)/python tools/method.py

# the currencies of CLDR, from Babel
currencies: $(READY)
	$(BIN)/python tools/currencies.py

clean:
	rm -rf .venv $(SPARK) .mypy_cache .ruff_cache .hypothesis dist mutants reports/out
