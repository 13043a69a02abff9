# Everything runs from a local environment that is made on first use: only Python 3.11+ and make are needed.
# On Windows, use the `uv run ...` lines of the README instead.

PYTHON ?= python3
UV := .uv/bin/uv
RUN := .venv/bin/python -m
export UV_PYTHON ?= $(PYTHON)
# How findings are told: "make check FINDINGS=github" shows them beside the lines of a pull request.
FINDINGS := text

.PHONY: help site serve test check fix bench golden sbom clean
.DEFAULT_GOAL := help

help: ## list what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

site: .venv/.ready ## check the data and make the site in site/
	$(RUN) site_builder build

serve: .venv/.ready ## make the site, show it on this computer, make it again after each change
	$(RUN) site_builder serve

test: .venv/.ready ## run all tests, those in a real browser too
	$(RUN) pytest

check: .venv/.ready ## lint, format, types and data; changes nothing, runs all and sums up
	@failed=""; \
	for tool in "ruff check ." "ruff format --check ." "mypy" "site_builder check --format $(FINDINGS)"; do \
		echo "== $$tool"; $(RUN) $$tool || failed="$$failed [$$tool]"; \
	done; \
	if [ -n "$$failed" ]; then echo "Failed:$$failed"; exit 1; fi; echo "All checks passed."

fix: .venv/.ready ## mend what can be mended by itself: lint and format
	$(RUN) ruff check --fix . ; $(RUN) ruff format .

bench: .venv/.ready ## measure CPU seconds by stage, bytes and requests
	$(RUN) tests.bench

golden: .venv/.ready ## write the golden pages anew; read the difference before you commit it
	$(RUN) tests.golden.write && $(RUN) tests.differences.write

sbom: .venv/.ready ## list what the program is made with, for those who keep track of it, in sbom.json
	$(UV) export --locked --quiet --no-dev --format cyclonedx1.5 --output-file sbom.json

clean: ## remove what was made; the local environment stays
	rm -rf build site site.new-* site.old sbom.json .cache .pytest_cache .mypy_cache .ruff_cache

$(UV): uv-requirements.txt
	$(PYTHON) -m venv .uv
	.uv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r uv-requirements.txt
	@touch $@

.venv/.ready: $(UV) pyproject.toml uv.lock
	$(UV) sync --locked --quiet
	@touch $@
