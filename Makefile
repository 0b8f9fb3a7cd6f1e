# The lima tools. `make help` lists what can be made.

SHELL = /bin/bash
.DELETE_ON_ERROR:
.SUFFIXES:

VERSION = 0.1.0
TOOLS = lima-ingest lima-normalize lima-classify lima-score lima-xlsx lima-html lima-conclude \
    lima-package

CC ?= cc
CFLAGS ?= -O2 -g
PREFIX ?= /usr/local
BUILD = build

# How much is built and analyzed at once.
JOBS = $(shell nproc)
PARALLEL = $(MAKE) --no-print-directory -j$(JOBS)

# make V=1 shows the commands, make -s nothing.
ifeq ($(V),)
Q = @
ifeq ($(findstring s,$(firstword -$(MAKEFLAGS))),)
say = @echo '  $(1)'
endif
endif

bindir = $(DESTDIR)$(PREFIX)/bin
mandir = $(DESTDIR)$(PREFIX)/share/man
datadir = $(DESTDIR)$(PREFIX)/share/lima

# Foreign libraries, each linked by as few tools as can be.
LIBS = -lutf8proc
LIBS_lima-ingest = -lcsv -lz -lmd -lzip -lexpat -lm
LIBS_lima-score = -lgmp
LIBS_lima-package = -lmd
LIBS_lima-conclude = -lm
LIBS_lima-html = -lm
LIBS_lima-xlsx = -lxlsxwriter -lzip -lexpat -lm

WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wformat=2 -Wstrict-prototypes \
    -Wmissing-prototypes -Wwrite-strings -Wcast-qual -Wundef -Wvla -Wconversion
DEFINES = -D_POSIX_C_SOURCE=200809L -DLIMA_VERSION='"$(VERSION)"' \
    -DLIMA_PROFILES_DIR='"$(PREFIX)/share/lima/profiles"'
COMPILE = $(CC) -std=c11 $(WARNINGS) $(DEFINES) -Ilibcommon $(CPPFLAGS) $(CFLAGS)

COMMON_SRC = $(wildcard libcommon/*.c)
COMMON = $(BUILD)/libcommon.a
# The annexes before they are a workbook or a page, for the tools that print them.
EDITION_SRC = $(wildcard libcommon/edition/*.c)
EDITION = $(BUILD)/libedition.a
PRINTERS = lima-xlsx lima-html lima-conclude
# Workbooks as files of others, for the tools that open them.
XLSX_SRC = $(wildcard libcommon/xlsx/*.c)
XLSX = $(BUILD)/libxlsx.a
OPENERS = lima-ingest lima-xlsx
TOOL_SRC = $(foreach tool,$(TOOLS),$(wildcard cmd/$(tool)/*.c))
UNIT_SRC = $(wildcard tests/unit/*.c)
UNITS = $(UNIT_SRC:tests/unit/%.c=$(BUILD)/tests/%)
FUZZ_SRC = $(wildcard tests/fuzz/*.c)
FUZZERS = $(patsubst tests/fuzz/%.c,$(BUILD)/tests/fuzz/%,$(filter-out %/replay.c,$(FUZZ_SRC)))
BENCH_SRC = $(wildcard tests/bench/*.c)
BENCHES = $(BENCH_SRC:%.c=$(BUILD)/%)
SRC = $(COMMON_SRC) $(EDITION_SRC) $(XLSX_SRC) $(TOOL_SRC) $(UNIT_SRC) $(FUZZ_SRC) $(BENCH_SRC)
HDR = $(wildcard libcommon/*.h libcommon/*/*.h cmd/*/*.h tests/unit/*.h tests/fuzz/*.h)
SHELLS = $(wildcard pipelines/*.sh tests/*.sh tests/bench/*.sh) .ci/run
MANUALS = $(wildcard cmd/*.[1-8] cmd/*/*.[1-8] libcommon/*.[1-8] pipelines/*.[1-8])

all: $(TOOLS:%=$(BUILD)/%)

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(call say,CC $<)
	$(Q)$(COMPILE) -MMD -MP -c -o $@ $<

$(COMMON): $(COMMON_SRC:%.c=$(BUILD)/%.o)
$(EDITION): $(EDITION_SRC:%.c=$(BUILD)/%.o)
$(XLSX): $(XLSX_SRC:%.c=$(BUILD)/%.o)
# What is no source any more must not stay in a library.
$(COMMON) $(EDITION) $(XLSX): Makefile
	$(call say,AR $@)
	$(Q)rm -f $@ && $(AR) rcs $@ $(filter %.o,$^)

# A tool is the sources of its folder and the libraries.
define tool_rule
$(BUILD)/$(1): $(patsubst %.c,$(BUILD)/%.o,$(wildcard cmd/$(1)/*.c)) \
    $(if $(filter $(1),$(PRINTERS)),$(EDITION)) \
    $(if $(filter $(1),$(OPENERS)),$(XLSX)) $(COMMON)
	$$(call say,LD $$@)
	$$(Q)$$(CC) $$(CFLAGS) $$(LDFLAGS) -o $$@ $$^ $$(LIBS_$(1)) $$(LIBS)
endef
$(foreach tool,$(TOOLS),$(eval $(call tool_rule,$(tool))))
$(foreach tool,$(PRINTERS),$(BUILD)/cmd/$(tool)/%.o): CPPFLAGS += -Ilibcommon/edition
$(foreach tool,$(OPENERS),$(BUILD)/cmd/$(tool)/%.o): CPPFLAGS += -Ilibcommon/xlsx

# A unit test of a part of a tool is linked with that part, which is named here
# with the libraries that it needs.
UNIT_PART_frac = lima-score/frac
UNIT_LIBS_frac = -lgmp
UNIT_PART_match = $(addprefix lima-classify/,match machine sets comb rules tokens known \
    vocabulary tree words language)
UNIT_PART_rows = lima-ingest/rows lima-ingest/csvrows lima-ingest/lines
UNIT_LIBS_rows = -lcsv
UNIT_PART_share = lima-classify/share
UNIT_PART_sheet = $(addprefix lima-ingest/,sheet rows cell styles format code digits \
    serial workbook)
UNIT_ARCHIVE_sheet = $(XLSX)
UNIT_LIBS_sheet = -lzip -lexpat -lm
UNIT_PART_split = lima-classify/split
UNIT_PART_tokens = $(addprefix lima-classify/,tokens known vocabulary tree words language)
UNIT_PART_verify_rows = lima-xlsx/verify_rows
UNIT_PART_verify_sheet = $(addprefix lima-xlsx/,verify_sheet verify_links verify_rows \
    verify_table readback)
UNIT_ARCHIVE_verify_sheet = $(EDITION)
UNIT_LIBS_verify_sheet = -lzip -lexpat -lm
UNIT_PART_when = lima-normalize/when
UNIT_PART_wording = lima-xlsx/check_wording

define unit_rule
$(BUILD)/tests/unit/$(1).o: CPPFLAGS += -Ilibcommon/xlsx \
    $(addprefix -Icmd/,$(dir $(firstword $(UNIT_PART_$(1))))) \
    $(if $(filter $(EDITION),$(UNIT_ARCHIVE_$(1))),-Ilibcommon/edition)
$(BUILD)/tests/$(1): $(BUILD)/tests/unit/$(1).o $(UNIT_PART_$(1):%=$(BUILD)/cmd/%.o) \
    $(UNIT_ARCHIVE_$(1)) $(COMMON)
	@mkdir -p $$(@D)
	$$(call say,LD $$@)
	$$(Q)$$(CC) $$(CFLAGS) $$(LDFLAGS) -o $$@ $$^ $$(UNIT_LIBS_$(1)) $$(LIBS)
endef
$(foreach unit,$(UNIT_SRC:tests/unit/%.c=%),$(eval $(call unit_rule,$(unit))))

# A fuzz target is linked with all of a tool but its main. What gives it inputs
# is replay.c, or libFuzzer in the builds of `make fuzz`.
FUZZ_MAIN = $(BUILD)/tests/fuzz/replay.o
FUZZ_TOOL_check = lima-xlsx

$(BUILD)/tests/fuzz/%.o: CPPFLAGS += -Icmd/$(or $(FUZZ_TOOL_$(notdir $*)),lima-ingest) -Ilibcommon/xlsx \
    -Itests/unit -DLIMA_FUZZ_PROFILE='"$(CURDIR)/pipelines/profiles/lima-commitment"'

define fuzz_rule
$(BUILD)/tests/fuzz/$(1): $(BUILD)/tests/fuzz/$(1).o $(FUZZ_MAIN) \
    $(patsubst %.c,$(BUILD)/%.o,$(filter-out %/$(2).c,$(wildcard cmd/$(2)/*.c))) \
    $(if $(filter $(2),$(PRINTERS)),$(EDITION)) $(XLSX) $(COMMON)
	$$(CC) $$(CFLAGS) $$(LDFLAGS) -o $$@ $$^ $$(LIBS_$(2)) $$(LIBS)
endef
$(foreach target,$(FUZZERS:$(BUILD)/tests/fuzz/%=%),$(eval \
    $(call fuzz_rule,$(target),$(or $(FUZZ_TOOL_$(target)),lima-ingest))))

# A benchmark is linked with all of lima-classify but its main.
$(BUILD)/tests/bench/%.o: CPPFLAGS += -Icmd/lima-classify

$(BENCHES): %: %.o $(patsubst %.c,$(BUILD)/%.o, \
    $(filter-out %/lima-classify.c,$(wildcard cmd/lima-classify/*.c))) $(COMMON)
	$(call say,LD $@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

-include $(SRC:%.c=$(BUILD)/%.d)

# The main job on the sample, into ./annexes.
demo: build-deps
	@$(PARALLEL) all
	pipelines/annexes.sh -v -c 2019-06-17 -m SAMPLE \
	    -O pipelines/sample/overrides.tsv -o annexes \
	    pipelines/sample/*.csv* || test $$? = 1 # some rejects: on purpose
	@ls annexes

# The tests, as TAP; the last line says how many passed and failed.
check: deps
	@$(PARALLEL) all units fuzzers
	@tests/run.sh $(BUILD)

SANITIZE = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all \
    -fno-omit-frame-pointer

# The same with the tools under AddressSanitizer and UBSan.
check-asan:
	@ASAN_OPTIONS=exitcode=99 UBSAN_OPTIONS=exitcode=99:print_stacktrace=1 \
	    $(MAKE) --no-print-directory BUILD=build/asan CFLAGS="$(SANITIZE)" check

units: $(UNITS)

fuzzers: $(FUZZERS)

benches: $(BENCHES)

# How fast lima-classify is, and the judging of needs by itself.
bench: build-deps
	@$(PARALLEL) all benches
	@LIMA_BUILD=$(BUILD) tests/bench/classify.sh

# The fuzz targets with libFuzzer; each is run on a copy of its corpus, such as
# build/fuzz/tests/fuzz/csv -runs=1000000 copy/
fuzz: deps
	@$(PARALLEL) BUILD=build/fuzz CC=clang FUZZ_MAIN= \
	    CFLAGS="$(SANITIZE) -fsanitize=fuzzer-no-link" \
	    LDFLAGS=-fsanitize=fuzzer fuzzers

lint: deps
	@echo clang-format && clang-format --dry-run -Werror $(SRC) $(HDR)
	@echo cppcheck && cppcheck --quiet -j $(JOBS) --std=c11 --error-exitcode=1 \
	    --enable=warning,performance,portability --inline-suppr \
	    --suppress=missingIncludeSystem --library=tests/cppcheck.cfg \
	    -Ilibcommon -Ilibcommon/edition -Ilibcommon/xlsx $(DEFINES) $(SRC)
	@echo gcc and clang, warnings are errors
	@$(PARALLEL) -s BUILD=build/clang CC=clang \
	    CFLAGS="-O1 -Werror" all units fuzzers benches
	@$(PARALLEL) -s BUILD=build/gcc CC=gcc \
	    CFLAGS="-O2 -Werror" all units fuzzers benches
	@echo clang --analyze && \
	    printf '%s\n' $(COMMON_SRC) $(EDITION_SRC) $(XLSX_SRC) $(TOOL_SRC) | \
	    xargs -P $(JOBS) -n 1 clang --analyze -Xclang -analyzer-werror \
	        -std=c11 $(DEFINES) -Ilibcommon -Ilibcommon/edition \
	        -Ilibcommon/xlsx -o /dev/null
	@echo shellcheck && shellcheck -x $(SHELLS)
	@echo mandoc && mandoc -Tlint -W warning $(MANUALS)

fmt:
	clang-format -i $(SRC) $(HDR)

# What the build and the tests need of Debian's packages.
BUILD_PACKAGES = gcc libc6-dev libcsv-dev zlib1g-dev libmd-dev libutf8proc-dev \
    libgmp-dev libxlsxwriter-dev libzip-dev libexpat1-dev
CHECK_PACKAGES = bats parallel shellcheck mandoc bsdextrautils clang \
    clang-format cppcheck libclang-rt-14-dev unzip libxml2-utils python3 \
    python3-openpyxl libreoffice-calc-nogui miller iso-codes \
    chromium poppler-utils

deps:
	@tests/deps.sh $(BUILD_PACKAGES) $(CHECK_PACKAGES)

build-deps:
	@tests/deps.sh $(BUILD_PACKAGES)

install: all
	install -d $(bindir) $(datadir)
	install -m 755 $(TOOLS:%=$(BUILD)/%) $(bindir)
	install -m 755 pipelines/annexes.sh $(bindir)/lima-annexes
	for page in $(MANUALS); do \
	    install -D -m 644 $$page $(mandir)/man$${page##*.}/$${page##*/} || exit; \
	done
	cp -R pipelines/profiles $(datadir)
	chmod -R u=rwX,go=rX $(datadir)/profiles

uninstall:
	rm -f $(TOOLS:%=$(bindir)/%) $(bindir)/lima-annexes
	for page in $(MANUALS); do rm -f $(mandir)/man$${page##*.}/$${page##*/}; done
	rm -rf $(datadir)

clean:
	rm -rf build

help:
	@echo 'make all         build the tools in $(BUILD)/'
	@echo 'make demo        install what the build needs, make the annexes of the sample'
	@echo 'make check       install what the tests need, run them'
	@echo 'make check-asan  the same under sanitizers'
	@echo 'make fuzz        build the fuzz targets with libFuzzer in build/fuzz/'
	@echo 'make bench       measure how fast lima-classify is'
	@echo 'make lint        layout, static analysis, shell scripts, manuals'
	@echo 'make fmt         lay the source out'
	@echo 'make deps        install what is missing'
	@echo 'make install     into PREFIX ($(PREFIX)), below DESTDIR'
	@echo 'make uninstall   remove what install put there'
	@echo 'make clean       remove build/'

.PHONY: all demo check check-asan units fuzzers fuzz benches bench lint fmt deps \
    build-deps install uninstall clean help
