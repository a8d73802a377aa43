# Две команды для начала: «make site» собирает сайт, «make test» проверяет программу.
# Нужен только Python 3.11 или новее; остальное ставится в папку .venv по спискам с суммами:
# requirements.txt для сайта, requirements-dev.txt (всё вместе) для проверок программы.

PYTHON ?= python3
ROOT ?= .
OUT ?= site
PORT ?= 8000
RUNS ?= 1000000

BIN := .venv/bin
# The theme announces its own end of life at each build; we know (docs, "Движок сайта").
export NO_MKDOCS_2_WARNING := true
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help site serve check test lint format bench fuzz hostile licences sbom audit lock clean

help: ## эта подсказка
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

site: .venv/project ## проверить каталог и собрать сайт в папку site
	@$(BIN)/atlas check --root "$(ROOT)"
	@$(BIN)/atlas build --root "$(ROOT)" --out "$(OUT)"
	@echo
	@echo "Сайт собран в папке $(OUT). Посмотреть его:"
	@echo "  make serve                                        — и страницы будут меняться вместе с файлами"
	@echo "  $(PYTHON) -m http.server $(PORT) --directory $(OUT)   — и откройте http://localhost:$(PORT)/"

serve: .venv/project ## показывать сайт на http://localhost:8000/ и обновлять при правках
	@$(BIN)/atlas serve --root "$(ROOT)"

check: .venv/project ## только проверить каталог
	@$(BIN)/atlas check --root "$(ROOT)"

test: .venv/tools ## все проверки программы
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

lint: .venv/tools ## стиль, типы, порядок комнат и задания CI
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	@for file in tests/*/conftest.py; do echo "$(BIN)/mypy $$file"; MYPYPATH=tests $(BIN)/mypy $$file || exit 1; done
	$(BIN)/lint-imports
	$(BIN)/zizmor --quiet --offline --pedantic .github
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.citation-file-format CITATION.cff
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/[0-9]*.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	@# An address that the forge fills in ($$CI_PAGES_URL) is no address yet.
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.gitlab-ci --data-transform gitlab-ci --disable-formats uri .gitlab-ci.yml

format: .venv/tools ## привести код к принятому виду
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

bench: .venv/tools ## сколько времени занимает сборка больших каталогов (цифры идут в docs/performance.md)
	$(BIN)/python -m bench --write

fuzz: .venv/tools ## долго искать входы, на которых программа споткнётся (Linux)
	$(BIN)/python -m bench.fuzzing --runs $(RUNS)

hostile: .venv/tools ## открыть в браузере каждую страницу каталога из враждебных текстов (минуты)
	ATLAS_EVERY_PAGE=1 $(BIN)/python -m pytest tests/hostile

licences: .venv/tools ## переписать LICENSES.md: под какими лицензиями стоят пакеты
	$(BIN)/python -m bench.licences

# The bill of materials of what the site needs: the same bytes for the same lock, checked against the
# format's own schema.
sbom: .venv/tools ## записать build/sbom.cdx.json: из чего собран сайт (CycloneDX)
	@mkdir -p build
	$(BIN)/python -W ignore -m cyclonedx_py requirements requirements.txt --pyproject pyproject.toml \
	  --spec-version 1.6 --output-reproducible --validate --output-file build/sbom.cdx.json

audit: .venv/tools ## спросить, нет ли известных слабых мест в пакетах сайта (нужна сеть)
	$(BIN)/pip-audit --requirement requirements.txt --disable-pip --require-hashes --timeout 10 --progress-spinner off

# A universal lock for every system and Python; never an address of an index. What the site needs
# comes first, and the tools stand on the same versions.
LOCKING := build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --upgrade \
  --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --no-config

lock: ## обновить списки пакетов (после правки pyproject.toml)
	$(PYTHON) -m venv build/lock
	build/lock/bin/pip install --quiet "uv>=0.9,<1"
	$(LOCKING) --extra build --output-file requirements.txt pyproject.toml
	$(LOCKING) --extra build --extra dev --constraints requirements.txt --output-file requirements-dev.txt pyproject.toml

clean: ## убрать всё собранное
	rm -rf .venv build site *.egg-info .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

# The environment is made anew only when the lock has changed: its sum stands in the stamp. A file
# that is merely newer (a fresh checkout) costs nothing.
.venv/packages: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Нужен Python 3.11 или новее (сейчас $$($(PYTHON) --version 2>&1)). Другой можно указать так: make PYTHON=python3.12 site"; exit 1; }
	@if [ "$$(cat $@ 2>/dev/null)" = "$$(cksum < requirements.txt)" ]; then touch $@; else \
	  echo "Готовлю рабочую среду в папке .venv: это нужно один раз и занимает около минуты." && \
	  rm -rf .venv && \
	  { $(PYTHON) -m venv .venv || { echo "Не получилось. В Debian и Ubuntu сначала: apt-get install python3-venv"; exit 1; }; } && \
	  $(BIN)/pip install --quiet --require-hashes --no-deps -r requirements.txt && \
	  cksum < requirements.txt > $@; fi

# What only tests and measurements need, on top.
.venv/tools: requirements-dev.txt .venv/project
	@if [ "$$(cat $@ 2>/dev/null)" = "$$(cksum < requirements-dev.txt)" ]; then touch $@; else \
	  echo "Ставлю средства проверки: это нужно один раз и занимает около минуты." && \
	  $(BIN)/pip install --quiet --require-hashes --no-deps -r requirements-dev.txt && \
	  cksum < requirements-dev.txt > $@; fi

# The program itself: MkDocs finds the plugin, and the shell finds `atlas`, through this entry.
.venv/project: .venv/packages pyproject.toml
	@if [ "$$(cat $@ 2>/dev/null)" = "$$(cksum < pyproject.toml)" ]; then touch $@; else \
	  $(BIN)/pip install --quiet --no-index --no-deps --no-build-isolation --editable . && \
	  cksum < pyproject.toml > $@; fi
