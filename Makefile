# Two commands matter: `make demo` and `make test`. Both set up what they need. `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
# Empty is off: tests start hundreds of processes, and each would compile everything anew.
export PYTHONDONTWRITEBYTECODE =

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint types contracts qml full torture bench bench-peers shots lock judge-printer judge-reader judge-storage judge-sound judge-call judge-console judge-package deb sbom audit-lock translations openapi clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1	/' | expand -t 20

setup: $(STAMP) ## virtual environment from the committed lock; system libraries by apt where allowed

$(STAMP): requirements-dev.lock pyproject.toml packaging/setup-development.sh
	@PYTHON="$(PYTHON)" sh packaging/setup-development.sh "$(VENV)"
	@touch $(STAMP)

demo: setup ## central, a facility with made-up people, all processes and simulators, the screen
	@exec $(BIN)/kiosk demo $(DEMO)

# Four on two cores: many tests wait for a process, a line or a frame.
test: setup lint types contracts ## every check, and the tests that CI runs (QML is linted among them)
	$(BIN)/python -m pytest -n 4 --max-worker-restart 0 --dist loadscope -m "screens and not slow"
	$(BIN)/python -m pytest -n 4 --max-worker-restart 0 --dist loadscope -m "not screens and not slow and not bench and not judge"

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

contracts: setup
	$(BIN)/lint-imports --no-cache

qml: setup
	$(BIN)/python -m tests.qml.lint

full: test ## every combination of device, theme, language and text size; the slow tests
	$(BIN)/python -m pytest -n 2 --dist loadscope -m "slow"
	KIOSK_KILL_SEEDS=20 $(BIN)/python -m pytest tests/e2e -k kill

torture: setup ## kills, a hostile network, full disks, a dying PostgreSQL, and seeds of the end-to-end kill test: some 55 minutes
	TORTURE_SEED=11 TORTURE_KILLS=1000 TORTURE_SECONDS=1500 $(BIN)/python -m pytest tests/torture -k tls -s -q
	TORTURE_SEED=12 TORTURE_SECONDS=400 $(BIN)/python -m pytest tests/torture -k plain -s -q
	TORTURE_SEED=13 TORTURE_SECONDS=400 $(BIN)/python -m pytest tests/torture -k postgresql -s -q
	KIOSK_KILL_SEEDS=100 $(BIN)/python -m pytest tests/e2e -k kill
	TORTURE_PRINTS=10000 $(BIN)/python -m pytest tests/torture/test_printing.py -s -q
	TORTURE_BYTES=10000000 $(BIN)/python -m pytest tests/torture/test_printer_bytes.py -s -q
	TORTURE_BYTES=10000000 $(BIN)/python -m pytest tests/torture/test_reader_noise.py -s -q
	TORTURE_DOWNLOADS=300 $(BIN)/python -m pytest tests/torture/test_downloads.py -s -q

judge-printer: setup ## the simulated printer and receipts, judged by other ESC/POS hosts, by OCR and by a QR reader
	@sh packaging/setup-printer-judge.sh
	$(BIN)/python -m pytest tests/judges/printer -m judge -s -q

judge-reader: setup ## the driver of PC/SC readers, judged by pyscard, pcscd and a virtual reader
	@sh packaging/setup-reader-judge.sh $(VENV)
	$(BIN)/python -m pytest tests/judges/reader -m judge -s -q

judge-storage: setup ## the store of sealed titles, judged by a server that speaks S3
	@sh packaging/setup-storage-judge.sh $(VENV)
	$(BIN)/python -m pytest tests/judges/storage -m judge -s -q

judge-sound: setup ## how sound goes out, judged by PulseAudio: what is recorded there is what was to be heard
	@sh packaging/setup-sound-judge.sh
	$(BIN)/python -m pytest tests/judges/sound -m judge -s -q

judge-call: setup ## video visits, judged by a real Chromium with a fake camera and microphone
	@sh packaging/setup-call-judge.sh
	$(BIN)/python -m pytest tests/judges/call -m judge -s -q

judge-package: deb ## the packages on a bare Debian, as root: installed, booted, enrolled, looked at, tried to get out of
	@sh packaging/setup-package-judge.sh
	$(BIN)/python -m pytest tests/judges/package -m judge -s -q

deb: setup ## Debian packages lumen-kiosk and lumen-central, in build/packages
	$(BIN)/python packaging/deb/build.py build/packages

judge-console: setup ## the staff console, judged by a real Chromium: keyboard, looks, widths, labels, contrast
	@sh packaging/setup-console-judge.sh $(VENV)
	$(BIN)/python -m pytest tests/judges/console -m judge -s -q

bench: setup ## speed, as ratios measured in one run
	$(BIN)/python -m pytest tests/bench -m bench -s -q

bench-peers: setup ## install the sync engines that the bench compares with, in build/peers
	$(BIN)/python -m tests.bench.sync.peers.install

shots: setup ## pictures of every screen, in build/shots
	$(BIN)/kiosk shots build/shots

translations: setup ## collect new strings and compile the translations
	$(BIN)/python -m resources.translations.build

openapi: setup ## write docs/openapi.json, the description of central's HTTP paths
	$(BIN)/python -m central.openapi docs/openapi.json

sbom: setup ## what the program is made of, as CycloneDX, from the lock: build/sbom.cdx.json
	@sh packaging/supply/setup.sh build/audit-tools
	build/audit-tools/bin/cyclonedx-py requirements requirements.lock --pyproject pyproject.toml --output-reproducible --of JSON -o build/sbom.cdx.json

audit-lock: setup ## does the lock name a version with a known vulnerability? 0 no, 1 yes, 2 the service was not reached
	@sh packaging/supply/setup.sh build/audit-tools
	$(BIN)/python packaging/supply/audit_lock.py build/audit-tools/bin/pip-audit requirements.lock requirements-dev.lock

lock: setup ## write the locks anew (needs `uv`)
	uv pip compile --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url --no-header pyproject.toml -o requirements.lock
	uv pip compile --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url --no-header pyproject.toml --group dev -o requirements-dev.lock

clean: ## remove what the other targets made
	rm -rf $(VENV) build dist demo-data .mypy_cache .ruff_cache .pytest_cache .hypothesis
