/*
 * check_found: the rules of the checker, and what is found against them.
 */
#include "check_found.h"

#include "buf.h"
#include "cellname.h"
#include "mem.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum level { MUST, SHOULD };

static const struct {
	const char *code;
	enum level level;
	bool may_work; /* a working edition may break it */
} rules[RULES] = {
    [RULE_ALT_TEXT] = {"alt-text", MUST, false},
    [RULE_AUTOFILTER] = {"autofilter", SHOULD, true},
    [RULE_BELOW_TABLE] = {"below-table", SHOULD, false},
    [RULE_BLANK_COLUMN] = {"blank-column", MUST, false},
    [RULE_BLANK_ROW] = {"blank-row", MUST, false},
    [RULE_CHART_MANY] = {"chart-many", SHOULD, true},
    [RULE_CHART_TITLE] = {"chart-title", SHOULD, false},
    [RULE_COLOUR_ALONE] = {"colour-alone", MUST, false},
    [RULE_CONTRAST] = {"contrast", MUST, false},
    [RULE_CURSOR_A1] = {"cursor-a1", MUST, false},
    [RULE_DOCUMENT_LANGUAGE] = {"document-language", MUST, false},
    [RULE_DOCUMENT_TITLE] = {"document-title", MUST, false},
    [RULE_EMPTY_CELL] = {"empty-cell", MUST, false},
    [RULE_EXTERNAL_LINK] = {"external-link", SHOULD, false},
    [RULE_FONT_SERIF] = {"font-serif", SHOULD, false},
    [RULE_FONT_SMALL] = {"font-small", SHOULD, false},
    [RULE_FORMULA_ERROR] = {"formula-error", MUST, false},
    [RULE_FORMULA_UNCACHED] = {"formula-uncached", MUST, false},
    [RULE_FREEZE_PANES] = {"freeze-panes", SHOULD, true},
    [RULE_HEADER_EMPTY] = {"header-empty", MUST, false},
    [RULE_HEADER_FOOTER] = {"header-footer", MUST, true},
    [RULE_HEADER_MISSING] = {"header-missing", MUST, false},
    [RULE_HEADER_UNIQUE] = {"header-unique", MUST, false},
    [RULE_HIDDEN_COLUMN] = {"hidden-column", SHOULD, false},
    [RULE_HIDDEN_ROW] = {"hidden-row", SHOULD, false},
    [RULE_HIDDEN_SHEET] = {"hidden-sheet", SHOULD, false},
    [RULE_IMAGE] = {"image", SHOULD, false},
    [RULE_LEFT_EDGE] = {"left-edge", MUST, false},
    [RULE_LINK_BROKEN] = {"link-broken", MUST, false},
    [RULE_LINK_TEXT] = {"link-text", MUST, false},
    [RULE_MACROS] = {"macros", SHOULD, false},
    [RULE_MERGED_CELLS] = {"merged-cells", MUST, false},
    [RULE_NAME_LENGTH] = {"name-length", MUST, false},
    [RULE_NOTE_MARK] = {"note-mark", MUST, false},
    [RULE_NOTE_UNDEFINED] = {"note-undefined", MUST, false},
    [RULE_NOTE_UNUSED] = {"note-unused", SHOULD, false},
    [RULE_NUMBER_AS_TEXT] = {"number-as-text", SHOULD, false},
    [RULE_SHEET_BLANK] = {"sheet-blank", MUST, false},
    [RULE_SHEET_NAME_DEFAULT] = {"sheet-name-default", SHOULD, false},
    [RULE_SHEET_NAME_UNIQUE] = {"sheet-name-unique", MUST, false},
    [RULE_SYMBOL_ALONE] = {"symbol-alone", SHOULD, false},
    [RULE_TABLE_MANY] = {"table-many", SHOULD, false},
    [RULE_TABLE_MISSING] = {"table-missing", MUST, false},
    [RULE_TABLE_NAME] = {"table-name", SHOULD, false},
    [RULE_TEXT_BOX] = {"text-box", MUST, false},
    [RULE_TEXT_CUT] = {"text-cut", MUST, false},
    [RULE_TITLE_A1] = {"title-a1", MUST, false},
    [RULE_WRAP_CUT] = {"wrap-cut", MUST, false},
};

struct found {
	struct tsv_writer *out;
	bool working;
	struct buf file, sheet;
	uintmax_t on_sheet[RULES];
	uintmax_t of_level[2];
	size_t file_column, sheet_column, cell, rule, level, detail;
};

struct found *
found_open(struct tsv_writer *out, bool working)
{
	struct found *f = mem_new(1, sizeof(*f));

	f->out = out;
	f->working = working;
	buf_init(&f->file);
	buf_init(&f->sheet);
	f->file_column = tsv_writer_column(out, "file");
	f->sheet_column = tsv_writer_column(out, "sheet");
	f->cell = tsv_writer_column(out, "cell");
	f->rule = tsv_writer_column(out, "rule");
	f->level = tsv_writer_column(out, "level");
	f->detail = tsv_writer_column(out, "detail");
	return f;
}

static void
put(struct found *f, enum rule rule, const char *cell, const char *detail)
{
	static const char *const levels[] = {"must", "should"};

	tsv_writer_set(f->out, f->file_column, f->file.data);
	tsv_writer_set(f->out, f->sheet_column, f->sheet.data);
	tsv_writer_set(f->out, f->cell, cell);
	tsv_writer_set(f->out, f->rule, rules[rule].code);
	tsv_writer_set(f->out, f->level, levels[rules[rule].level]);
	tsv_writer_set(f->out, f->detail, detail);
	tsv_writer_put(f->out, NULL);
}

/* The sheet is done with: of what was not told, the number. */
static void
end_sheet(struct found *f)
{
	struct buf detail = BUF_INIT;
	size_t i;

	for (i = 0; i < RULES; i++) {
		if (f->on_sheet[i] > FOUND_MANY) {
			buf_reset(&detail);
			buf_printf(&detail, "%ju more of this sheet",
			    f->on_sheet[i] - FOUND_MANY);
			put(f, (enum rule)i, "", detail.data);
		}
		f->on_sheet[i] = 0;
	}
	buf_release(&detail);
}

void
found_file(struct found *f, const char *file)
{
	found_sheet(f, "");
	buf_reset(&f->file);
	buf_puts(&f->file, file);
}

void
found_sheet(struct found *f, const char *sheet)
{
	end_sheet(f);
	buf_reset(&f->sheet);
	buf_puts(&f->sheet, sheet);
}

static void __attribute__((format(printf, 4, 0))) add(struct found *f,
    enum rule rule, const char *cell, const char *fmt, va_list args)
{
	struct buf detail = BUF_INIT;

	if (f->working && rules[rule].may_work)
		return;
	f->of_level[rules[rule].level]++;
	if (f->on_sheet[rule]++ >= FOUND_MANY)
		return;
	buf_vprintf(&detail, fmt, args);
	put(f, rule, cell, detail.data);
	buf_release(&detail);
}

void
found_add(
    struct found *f, enum rule rule, const char *cell, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	add(f, rule, cell, fmt, args);
	va_end(args);
}

void
found_at(struct found *f, enum rule rule, size_t column, uintmax_t row,
    const char *fmt, ...)
{
	struct buf name = BUF_INIT;
	va_list args;

	cell_put_name(&name, column, row);
	va_start(args, fmt);
	add(f, rule, name.data, fmt, args);
	va_end(args);
	buf_release(&name);
}

uintmax_t
found_must(const struct found *f)
{
	return f->of_level[MUST];
}

uintmax_t
found_should(const struct found *f)
{
	return f->of_level[SHOULD];
}

void
found_close(struct found *f)
{
	end_sheet(f);
	buf_release(&f->file);
	buf_release(&f->sheet);
	free(f);
}
