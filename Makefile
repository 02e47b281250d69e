# make run     open the briefings of seeds/ in the reader
# make test    run every test
# make thorough   run every property test with 1,000 random examples
# make check   formatting, lint, types, order of the rooms, metadata of the package
# make docs    build the site of docs/ into build/site
# make fuzz    ten minutes of fuzzing the readers; FUZZ_SECONDS=60 for a minute
# make clean   remove what the others made
#
# Each makes .venv first if it is missing or stale. `make PYTHON=python3.12 test` chooses the Python.
# All paths are relative, so the checkout may lie at a path with spaces.

PYTHON ?=
PY := .venv/bin/python

# A stamp tells which checkout the environment was made for: a moved one holds paths to the old place.
STAMP := .venv/.made-$(shell pwd | cksum | cut -d ' ' -f 1)

# Sound: it runs and still sees its packages (not so once the Python below it was removed or replaced),
# and it is of the version that PYTHON asks for, if it asks.
SEES := from importlib.util import find_spec; find_spec("textual") or exit(1)
VERSION := import sys; print(sys.version)
version = $(shell "$(1)" -c '$(VERSION)' 2>/dev/null)
SOUND := $(shell $(PY) -c '$(SEES)' 2>/dev/null && echo yes)
ifneq ($(PYTHON),)
ifneq ($(call version,$(PYTHON)),$(call version,$(PY)))
SOUND :=
endif
endif
ifneq ($(SOUND),yes)
$(STAMP): again
endif

.PHONY: run test thorough check docs fuzz clean again

run: $(STAMP)
	@$(PY) -m tui seeds/*

test: $(STAMP)
	@$(PY) -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

thorough: $(STAMP)
	@HYPOTHESIS_PROFILE=thorough $(PY) -m pytest -n auto --maxprocesses 4 -m "not linux" $(ARGS)

check: $(STAMP)
	@$(PY) -m ruff format --check
	@$(PY) -m ruff check
	@$(PY) -m mypy
	@$(PY) -m mypy docs/screenshot.py
	@.venv/bin/lint-imports --no-logo
	@said=$$(.venv/bin/pyroma --min 10 --skip-tests AuthorEmail,Url .) || { echo "$$said"; exit 1; }

docs: $(STAMP)
	@$(PY) -m pip install -qq --disable-pip-version-check -e '.[all,dev,docs]'
	@$(PY) docs/generate.py
	@NO_MKDOCS_2_WARNING=1 $(PY) -m mkdocs build --strict -q

FUZZ_SECONDS ?= 600
fuzz: $(STAMP)
	@$(PY) -m pip install -qq --disable-pip-version-check -e '.[all,dev,fuzz]'
	@$(PY) -m tests.fuzz.fuzz_readers -max_total_time=$(FUZZ_SECONDS) -timeout=60 -rss_limit_mb=4096

clean:
	rm -rf .fuzz .venv build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find summarizer tui tests benchmarks -name __pycache__ -prune -exec rm -rf {} +

# Candidates are run, not only looked up: a version manager leaves names on the PATH that do not run.
# An activated .venv is taken off the PATH, for it cannot be made anew with itself.
# Where Python comes without ensurepip (Debian without python3-venv), its own pip fills the environment.
$(STAMP): pyproject.toml Makefile
	@set -eu; \
	fail() { echo "make: $$*" >&2; exit 1; }; \
	PATH=$$(printf '%s' "$$PATH" | sed 's|[^:]*/\.venv/bin:||g'); \
	base=; \
	for python in $(if $(PYTHON),"$(PYTHON)",python3 python3.13 python3.12 python3.11); do \
		if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; \
		then base=$$python; break; fi; \
	done; \
	[ -n "$$base" ] || fail "no Python 3.11 or later runs here as" \
		'$(if $(PYTHON),$(PYTHON),python3, python3.13, python3.12 or python3.11)':" the reader needs one;" \
		"install it, or name one with make PYTHON=/path/to/python3.12"; \
	[ ! -t 2 ] || echo "Making .venv with $$base (once; it may take a minute) ..." >&2; \
	if [ '$(SOUND)' != yes ] || ls .venv/.made-* 2>/dev/null | grep -qvx '$(STAMP)'; \
	then rm -rf .venv; else rm -f '$(STAMP)'; fi; \
	if [ ! -d .venv ]; then \
		if "$$base" -c 'import ensurepip' 2>/dev/null; \
		then "$$base" -m venv .venv; \
		else "$$base" -m venv --without-pip .venv; fi; \
	fi; \
	if $(PY) -m pip --version >/dev/null 2>&1; then \
		set -- $(PY) -m pip; \
	elif "$$base" -c 'import pip, sys; sys.exit([*map(int, pip.__version__.split(".")[:2])] < [22, 3])' \
		2>/dev/null; then \
		set -- "$$base" -m pip --python $(PY); \
	else \
		fail "$$base has neither ensurepip nor pip 22.3 or later, so nothing can be installed;" \
			"install one of them (Debian, Ubuntu: apt-get install python3-venv)"; \
	fi; \
	"$$@" install -qq --disable-pip-version-check -e '.[all,dev]'; \
	touch '$(STAMP)'
