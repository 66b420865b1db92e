# The work on this repository in one word each; `make` alone lists them.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-builtin-rules
.NOTPARALLEL:
.DEFAULT_GOAL := help

SWIFT ?= swift
PREFIX ?= /usr/local
PORT ?= 8000

# Without the Swift libraries beside it the program starts in 7 ms instead of 3 and does not run
# on machines without a toolchain.
RELEASE_FLAGS ?= -c release --static-swift-stdlib
REDSITE := .build/release/redsite
PRESETS := wenhua laibin waijiao gaochun chongqing
PYTHON := $(CURDIR)/.build-tools/venv/bin/python

.PHONY: help
help: ## List what can be made | 列出可用的命令
	@chinese=no; case "$${LC_ALL:-$${LC_MESSAGES:-$${LANG:-}}}" in zh*) chinese=yes;; esac; \
	awk -F ':.*## | [|] ' -v chinese=$$chinese '/^[a-z]+:.*## / \
	  { printf "  make %-10s %s\n", $$1, chinese == "yes" ? $$3 : $$2 }' Makefile

.PHONY: site
site: build ## Build the site in this folder into public/ | 生成本目录的网站，放进 public/
	$(REDSITE) build .

.PHONY: build
build: packages ## Build the program for use: .build/release/redsite | 编译正式版程序 .build/release/redsite
	$(SWIFT) build $(RELEASE_FLAGS) --product redsite

.PHONY: test
test: export REDSITE_PYTHON = $(PYTHON)
test: packages lint ## Check and test everything, as CI does | 检查并测试全部内容，与 CI 相同
	Scripts/skipped-tests.sh begin
	Scripts/require-python.sh Scripts/requirements-test.txt
	Scripts/require-test-data.sh
	$(SWIFT) build --build-tests
	Scripts/run-tests.sh
	rm -rf .build/sites
	.build/debug/redsite build . -o $(CURDIR)/.build/sites/root --strict --quiet
	for preset in $(PRESETS); do \
	  .build/debug/redsite new site .build/sites/$$preset --preset $$preset >/dev/null; \
	  .build/debug/redsite build .build/sites/$$preset --strict --quiet; done
	mkdir .build/sites/text && cp -r assets content data site.toml .build/sites/text
	sed -i 's/^theme = .*/theme = "text"/' .build/sites/text/site.toml
	.build/debug/redsite build .build/sites/text --strict --quiet
	Scripts/make-docs.sh .build/debug/redsite .build/sites/docs
	Scripts/run-checks.sh .build/debug/redsite .build/sites $(PRESETS)
	Scripts/skipped-tests.sh end

.PHONY: check
check: export REDSITE_PYTHON = $(PYTHON)
check: packages lint ## Check the style, build, run the unit tests: two minutes | 检查格式、编译、跑单元测试：两分钟
	Scripts/skipped-tests.sh begin
	Scripts/require-python.sh Scripts/requirements-test.txt
	Scripts/require-test-data.sh
	$(SWIFT) build --build-tests
	Scripts/run-tests.sh
	Scripts/skipped-tests.sh end

.PHONY: record
record: packages ## Record golden sites and transcripts anew; look at them before you commit | 重新记录标准网站和会话；提交前请看一遍差别
	$(SWIFT) build --build-tests
	REDSITE_RECORD=1 $(SWIFT) test --skip-build --disable-xctest --filter 'GoldenSiteTests|TranscriptTests' \
	  >/dev/null 2>&1 || true
	git --no-pager diff --stat -- Tests/redsiteTests
	git status --short -- Tests/redsiteTests

.PHONY: screenshots
screenshots: ## Take pictures of every kind of page, and those of the guide | 给每种网页拍图；手册的配图也重拍
	Scripts/require-python.sh Scripts/requirements-test.txt
	$(SWIFT) build --product redsite
	rm -rf .build/sites .build/screenshots
	.build/debug/redsite build . -o $(CURDIR)/.build/sites/root --quiet
	.build/debug/redsite new site .build/sites/laibin --preset laibin >/dev/null
	.build/debug/redsite build .build/sites/laibin --quiet
	$(PYTHON) Tests/Browser/screenshots.py .build/screenshots .build/sites/root .build/sites/laibin/public
	$(PYTHON) Tests/Browser/guide_pictures.py .build/debug/redsite docs/zh/tupian
	$(PYTHON) Tests/Browser/kind_pictures.py .build/debug/redsite docs/images

.PHONY: lint
lint: toolchain ## Check the style of the Swift code | 检查 Swift 代码的格式
	$(SWIFT) format lint --strict --parallel --recursive Package.swift Plugins Sources Tests

.PHONY: format
format: toolchain ## Put the Swift code into the house style | 整理 Swift 代码的格式
	$(SWIFT) format format --in-place --parallel --recursive Package.swift Plugins Sources Tests

.PHONY: benchmark
benchmark: build ## Measure against Hugo on 20,000 articles (ARGUMENTS=…) | 用两万篇文章与 Hugo 对比速度（ARGUMENTS=…）
	Scripts/require-python.sh Scripts/requirements-benchmark.txt
	$(PYTHON) Benchmarks/benchmark.py --redsite $(REDSITE) $(ARGUMENTS)

.PHONY: serve
serve: ## Preview the site in this folder, reloading (PORT=…) | 在本机预览本目录的网站，改了就刷新（PORT=…）
	test -x $(REDSITE) || $(MAKE) build
	$(REDSITE) serve . --port $(PORT)

.PHONY: install
install: ## Install the program, themes and presets below PREFIX | 安装程序、主题和预设到 PREFIX（默认 /usr/local）
	test -x $(REDSITE) || $(MAKE) build
	install -D -m 755 $(REDSITE) '$(DESTDIR)$(PREFIX)/bin/redsite'
	for folder in themes presets; do (cd $$folder && find . -type f -exec \
	  install -D -m 644 '{}' "$(DESTDIR)$(PREFIX)/share/redsite/$$folder/{}" ';'); done

.PHONY: docs
docs: ## Build the documentation as a site into .build/docs | 把文档生成为网站，放进 .build/docs
	test -x $(REDSITE) || $(MAKE) build
	Scripts/make-docs.sh $(REDSITE) .build/docs

.PHONY: dist
dist: packages ## Make the archive that runs anywhere into .build/archives | 做出到处能用的安装包，放进 .build/archives
	Scripts/make-dist.sh .build/archives

.PHONY: clean
clean: ## Remove what was built; public/ stays | 删除编译产物，保留 public/
	rm -rf .build .build-tools

.PHONY: toolchain packages
toolchain:
	@Scripts/require-swift.sh

packages: toolchain
	@Scripts/require-packages.sh
