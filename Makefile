# Each command sets up what it needs, below this folder: .venv holds tox, .tox what tox installs.
# Only Python 3.11 or newer, git and make must be there beforehand.

PYTHON ?= python3
PORT ?= 0

VENV := .venv
READY := $(VENV)/.ready

# Behind a company's proxy the certificates that count are the system's. pip, uv and npm look only
# at their own, so point them there, unless something else was asked for.
SYSTEM_CERTIFICATES := $(firstword $(wildcard /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt))
ifneq ($(SYSTEM_CERTIFICATES),)
  export SSL_CERT_FILE ?= $(SYSTEM_CERTIFICATES)
  export PIP_CERT ?= $(SYSTEM_CERTIFICATES)
endif
export NODE_USE_SYSTEM_CA ?= 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1

TOX := $(VENV)/bin/tox run -q

.PHONY: help book test listings lint serve bench clean

help:
	@echo 'make book      the book as pages (build/html), PDF (build/pdf) and EPUB (build/epub)'
	@echo 'make test      lint, every test, every listing'
	@echo 'make serve     the pages in a browser, rebuilt at every save; PORT=8000 for a fixed port'
	@echo 'make lint      style, types, spelling'
	@echo 'make bench     how long builds, listings, the simulator and its checks take, as a table'
	@echo 'make clean     forget all that was built and installed here'

book: $(READY)
	@$(TOX) -e book
	@echo 'The book: build/html/index.html · build/pdf/book-a4.pdf · build/epub/book.epub'

test: $(READY)
	@$(TOX) -e lint,test
	@echo 'All tests pass.'

lint: $(READY)
	@$(TOX) -e lint
	@echo 'No complaints.'

serve: $(READY)
	@$(TOX) -e serve -- --port $(PORT)

bench: $(READY)
	@$(TOX) -e bench
	@echo 'The measurements: build/bench/results.json'

clean:
	rm -rf build .tox $(VENV) examples/target examples/node_modules

# The locked uv comes first, by pip and checked against its hashes; uv then installs the rest.
# A half-made .venv has no $(READY), so the next call mends it.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo 'make: $(PYTHON) is missing or older than 3.11; install Python 3.11 or newer, or name it: make book PYTHON=/path/to/python3.12' >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo 'make: $(PYTHON) lacks venv or ensurepip; install them (Debian, Ubuntu: apt install python3-venv) or name another: make book PYTHON=/path/to/python3.12' >&2; exit 1; }
	@echo 'Setting up $(VENV) (once)'
	@$(VENV)/bin/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@awk '/^uv==/ { on = 1 } on { print } on && !/\\$$/ { exit }' requirements.lock >$(VENV)/uv.lock
	@$(VENV)/bin/python -m pip install -q --require-hashes -r $(VENV)/uv.lock
	@VIRTUAL_ENV=$(VENV) $(VENV)/bin/uv pip sync -q requirements.lock
	@VIRTUAL_ENV=$(VENV) $(VENV)/bin/uv pip install -q --no-deps -e .
	@touch $(READY)
