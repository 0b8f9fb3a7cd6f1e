/*
 * instrument: what a profile says about scoring.
 */
#include "instrument.h"

#include "cli.h"
#include "diag.h"
#include "mem.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

/* The value in levels.tsv that stands beside the scale, not on it. */
static const char not_applicable[] = "na";

static const char *const kind_name[KINDS] = {"state", "org"};

bool
kind_read(const char *s, enum kind *kind)
{
	for (int k = 0; k < KINDS; k++) {
		if (strcmp(s, kind_name[k]) == 0) {
			*kind = (enum kind)k;
			return true;
		}
	}
	return false;
}

size_t
codes_find(const struct codes *codes, const char *code)
{
	return map_find(codes->number, code, strlen(code));
}

static void
codes_init(struct codes *codes, size_t room)
{
	codes->code = mem_new(room, sizeof(*codes->code));
	codes->n = 0;
	codes->number = map_new();
}

static void
codes_release(struct codes *codes)
{
	free(codes->code);
	map_free(codes->number);
}

/* Number the code that a row of a profile table gives. */
static void
codes_add(
    struct codes *codes, const struct table *table, size_t row, size_t col)
{
	const char *code = table_get(table, row, col);

	if (map_add(codes->number, code, strlen(code), codes->n) != MAP_NONE)
		cli_bad_table(
		    table, row, "code", "given twice: %s", diag_quote(code));
	codes->code[codes->n++] = code;
}

static void
load_codes(struct codes *codes, const struct table *table, const char *column)
{
	size_t col = cli_table_column(table, column);

	codes_init(codes, table_rows(table));
	for (size_t row = 0; row < table_rows(table); row++)
		codes_add(codes, table, row, col);
}

/* The same of codes that are names of figures, beside others of their table. */
static void
load_items(struct codes *codes, const struct table *table)
{
	size_t col = cli_table_column(table, "code");

	load_codes(codes, table, "code");
	for (size_t row = 0; row < table_rows(table); row++) {
		const char *code = table_get(table, row, col);

		if (!tsv_is_name(code, strlen(code)))
			cli_bad_table(table, row, "code",
			    "not a lower-case letter followed by letters, "
			    "digits or _: %s",
			    diag_quote(code));
		if (strcmp(code, "row") == 0 || strcmp(code, "needs") == 0 ||
		    strcmp(code, "total") == 0)
			cli_bad_table(table, row, "code",
			    "the name of another column: %s", diag_quote(code));
	}
}

/* The number of the code that a cell of a profile table names. */
static size_t
reference(const struct codes *codes, const struct table *table, size_t row,
    const char *column)
{
	size_t col = cli_table_column(table, column);
	const char *code = table_get(table, row, col);
	size_t number = codes_find(codes, code);

	if (number == MAP_NONE)
		cli_bad_table(
		    table, row, column, "no such code: %s", diag_quote(code));
	return number;
}

static void
load_mandates(struct instrument *in, const struct table *table)
{
	load_codes(&in->mandates, table, "number");
	in->pillar_of = mem_new(in->mandates.n, sizeof(*in->pillar_of));
	in->mandates_of = mem_new(in->pillars.n, sizeof(*in->mandates_of));
	for (size_t m = 0; m < in->mandates.n; m++) {
		in->pillar_of[m] = reference(&in->pillars, table, m, "pillar");
		in->mandates_of[in->pillar_of[m]]++;
	}
}

static void
load_levels(struct instrument *in, const struct table *table)
{
	size_t col = cli_table_column(table, "value");
	uintmax_t last = 0;

	codes_init(&in->levels, table_rows(table));
	in->level_value = mem_new(table_rows(table), sizeof(*in->level_value));
	for (size_t row = 0; row < table_rows(table); row++) {
		const char *value = table_get(table, row, col);
		uintmax_t *number = &in->level_value[in->levels.n];

		if (strcmp(value, not_applicable) == 0)
			continue;
		if (!text_number(value, strlen(value), UINT32_MAX, number) ||
		    *number <= last)
			cli_bad_table(table, row, "value",
			    "not a number above the one before it: %s",
			    diag_quote(value));
		last = *number;
		codes_add(&in->levels, table, row, col);
	}
	if (in->levels.n == 0)
		cli_die(EX_CONFIG, "%s: no level", table_path(table));
}

static void
load_bands(struct instrument *in, const struct table *table)
{
	size_t col = cli_table_column(table, "lower");

	in->band_lower = mem_new(in->levels.n, sizeof(*in->band_lower));
	for (size_t row = 0; row < table_rows(table); row++) {
		size_t level = reference(&in->levels, table, row, "value");
		const char *lower = table_get(table, row, col);

		if (in->band_lower[level] != NULL)
			cli_bad_table(table, row, "value", "given twice");
		in->band_lower[level] = frac_read(lower);
		if (in->band_lower[level] == NULL)
			cli_bad_table(table, row, "lower", "not a number: %s",
			    diag_quote(lower));
	}
}

static void
load_reporters(struct instrument *in, const struct table *table)
{
	size_t code = cli_table_column(table, "code");
	size_t kind_col = cli_table_column(table, "kind");
	size_t participates = cli_table_column(table, "participates");

	for (int k = 0; k < KINDS; k++) {
		struct reporters *all = &in->reporters[k];

		codes_init(&all->codes, table_rows(table));
		all->participates =
		    mem_new(table_rows(table), sizeof(*all->participates));
	}
	for (size_t row = 0; row < table_rows(table); row++) {
		const char *kind_word = table_get(table, row, kind_col);
		struct reporters *all;
		enum kind kind;

		if (!kind_read(kind_word, &kind))
			cli_bad_table(table, row, "kind",
			    "neither state nor org: %s", diag_quote(kind_word));
		all = &in->reporters[kind];
		codes_add(&all->codes, table, row, code);
		if (strcmp(table_get(table, row, participates), "yes") == 0) {
			all->participates[all->codes.n - 1] = true;
			all->participating++;
		}
	}
}

static void
load_settings(struct instrument *in, struct profile *profile)
{
	const char *level = cli_profile_value(profile, "at_or_above");
	const char *few = cli_profile_value(profile, "few");

	in->at_or_above = codes_find(&in->levels, level);
	if (in->at_or_above == MAP_NONE)
		cli_die(EX_CONFIG,
		    "%s/profile.tsv: at_or_above: not a level: %s",
		    profile_folder(profile), diag_quote(level));
	if (!text_number(few, strlen(few), UINT32_MAX, &in->few))
		cli_die(EX_CONFIG, "%s/profile.tsv: few: not a number: %s",
		    profile_folder(profile), diag_quote(few));
}

struct instrument *
instrument_load(struct profile *profile)
{
	struct instrument *in = mem_new(1, sizeof(*in));

	load_codes(&in->pillars, cli_table(profile, "pillars"), "code");
	load_items(&in->criteria, cli_table(profile, "criteria"));
	load_items(&in->tags, cli_table(profile, "tags"));
	load_mandates(in, cli_table(profile, "mandates"));
	load_levels(in, cli_table(profile, "levels"));
	load_bands(in, cli_table(profile, "bands"));
	load_reporters(in, cli_table(profile, "reporters"));
	load_settings(in, profile);
	return in;
}

void
instrument_free(struct instrument *in)
{
	for (size_t level = 0; level < in->levels.n; level++)
		frac_free(in->band_lower[level]);
	for (int k = 0; k < KINDS; k++) {
		codes_release(&in->reporters[k].codes);
		free(in->reporters[k].participates);
	}
	codes_release(&in->pillars);
	codes_release(&in->mandates);
	codes_release(&in->levels);
	codes_release(&in->criteria);
	codes_release(&in->tags);
	free(in->pillar_of);
	free(in->mandates_of);
	free(in->level_value);
	free(in->band_lower);
	free(in);
}
