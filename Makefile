# The one interface to memorise; `make` lists it.

build_flags = --explicit-target-dependency-import-check error
release_build = swift build -c release --product prony --static-swift-stdlib $(build_flags)
swift_test = swift test $(build_flags) --disable-xctest
swift_sources = Package.swift Sources Tests reports

# Larger files that some tests read; those tests are skipped, by name, where the folder is missing.
export PRONY_DATA ?= $(abspath ../shared/data)

.PHONY: help run test check format goldens bench fuzz soak tsan docs release clean prepare

help: ## List what there is to make.
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: prepare ## Build, load the mock endpoint for ten seconds, print the report.
	$(release_build)
	@.ci/demo .build/release/prony

test: ## Run every test, offline.
	@.ci/prepare tinyproxy-bin nghttp2-proxy nginx-light bubblewrap python3 iproute2 chromium
	$(swift_test)

check: prepare ## Compile with warnings as errors, lint, and hold the house rules.
	swift build --build-tests $(build_flags)
	swift-format lint --strict --recursive $(swift_sources)
	.ci/check

format: ## Format the Swift sources.
	swift-format format --in-place --recursive $(swift_sources)

goldens: ## Write the expected reports and help texts anew; read the difference before you commit it.
	PRONY_UPDATE_GOLDENS=1 $(swift_test) --filter 'ReportsTests|pronyTests'
	@git status --short Tests

bench: ## Measure Prony against its floors; minutes, on a quiet machine.
	@.ci/prepare gcc python3
	$(release_build)
	PRONY_BENCH=1 swift build -c release --product Extraction --static-swift-stdlib $(build_flags)
	Tests/Benchmarks/run .build/release/prony

# One test at a time: all at once they are too slow for what has a time-out. Not that of the full disk: the sanitizer itself does not
# start under the limit that stands for one.
tsan: prepare ## Run the tests under the thread sanitizer.
	TSAN_OPTIONS="suppressions=$(CURDIR)/.ci/tsan-suppressions" \
	$(swift_test) --no-parallel --skip 'disk fills up' --sanitize thread --scratch-path .build-tsan

docs: prepare ## Lay the library's documentation out as a site in dist/docs.
	.ci/docs

release: prepare ## Pack dist/prony-VERSION-linux-ARCH.tar.gz and try it.
	$(release_build)
	.ci/release .build/release/prony

SECONDS ?= 60
MINUTES ?= 2

fuzz: prepare ## Fuzz each parser for SECONDS=60; what is found is left in .build-fuzz/found.
	PRONY_FUZZ=1 swift build -c release --product Fuzz --sanitize fuzzer --scratch-path .build-fuzz $(build_flags) \
	-Xswiftc -enable-testing
	Tests/Fuzz/run .build-fuzz/release/Fuzz $(SECONDS)

soak: prepare ## Two thousand streams for MINUTES=2, two in a hundred faulty: nothing lost, nothing grows.
	@.ci/prepare python3
	$(release_build)
	Tests/Soak/run .build/release/prony $(MINUTES)

clean: ## Remove what was built.
	rm -rf .build .build-* dist

prepare:
	@.ci/prepare
