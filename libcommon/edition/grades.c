/*
 * grades: the levels of implementation, as formulas compute them.
 */
#include "grades.h"

#include "cli.h"
#include "mem.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The value in levels.tsv that stands beside the scale, not on it. */
static const char not_applicable[] = "na";

static double
read_number(const struct table *t, size_t row, const char *field)
{
	const char *text = table_get(t, row, cli_table_column(t, field));
	char *end;
	double number = strtod(text, &end);

	if (end == text || *end != '\0')
		cli_bad_table(t, row, field, "not a number: '%s'", text);
	return number;
}

static void
read_levels(struct scale *s, const struct table *t)
{
	size_t col = cli_table_column(t, "value"), row;

	s->levels = mem_new(table_rows(t), sizeof(*s->levels));
	s->values = mem_new(table_rows(t), sizeof(*s->values));
	for (row = 0; row < table_rows(t); row++) {
		if (strcmp(table_get(t, row, col), not_applicable) == 0)
			continue;
		s->levels[s->n_levels] = table_get(t, row, col);
		s->values[s->n_levels] = read_number(t, row, "value");
		if (s->n_levels > 0 &&
		    s->values[s->n_levels] <= s->values[s->n_levels - 1])
			cli_bad_table(t, row, "value", "not above that before");
		s->n_levels++;
	}
	if (s->n_levels == 0)
		cli_die(EX_CONFIG, "%s: no levels", table_path(t));
}

static void
read_bands(struct scale *s, const struct table *t)
{
	s->bands = mem_new(table_rows(t), sizeof(*s->bands));
	s->limits = mem_new(table_rows(t), sizeof(*s->limits));
	for (; s->n_bands < table_rows(t); s->n_bands++) {
		s->bands[s->n_bands] = read_number(t, s->n_bands, "value");
		s->limits[s->n_bands] = read_number(t, s->n_bands, "lower");
	}
}

static bool
runs_with(const struct edition *e, const char *path, const char *value)
{
	const char *fact = ledger_get(e->ledger, path);

	return fact != NULL && strcmp(fact, value) == 0;
}

void
scale_init(struct scale *s, const struct edition *e)
{
	*s = (struct scale){
	    .at_or_above =
		strtod(cli_profile_value(e->profile, "at_or_above"), NULL),
	    .exact = runs_with(e, "run/score/bands", "exact"),
	    .all = runs_with(e, "run/score/denominator", "all"),
	};
	read_levels(s, cli_table(e->profile, "levels"));
	read_bands(s, cli_table(e->profile, "bands"));
}

void
scale_release(struct scale *s)
{
	free(s->levels);
	free(s->values);
	free(s->bands);
	free(s->limits);
}

bool
real_is(struct real r, double number)
{
	return r.there && r.number <= number && r.number >= number;
}

static struct real
real(double number)
{
	return (struct real){true, number};
}

/* Rounded half away from zero in decimals, as a spreadsheet's ROUND. */
static double
round_to(double number, int decimals)
{
	char digits[64];

	snprintf(digits, sizeof(digits), "%.*f", decimals, number);
	return strtod(digits, NULL);
}

/* The band with the greatest limit that is not above the figure. */
static struct real
band_of(const struct scale *s, const struct grade *g)
{
	double figure = s->exact ? g->mean.number : g->printed.number;
	struct real band = {false, 0};
	size_t i;

	for (i = 0; i < s->n_bands && s->limits[i] <= figure; i++)
		band = real(s->bands[i]);
	return band;
}

/* A response is a whole number, so counts are exact in a double. */
static double
count(const struct edition *e, const char *key, const char *level)
{
	struct buf path = BUF_INIT;
	const char *value;
	double number;

	buf_printf(&path, "given/%s/%s", key, level);
	value = ledger_get(e->ledger, path.data);
	number = value != NULL ? strtod(value, NULL) : 0;
	buf_release(&path);
	return number;
}

void
grade_mandate(struct grade *g, const struct scale *s, const struct edition *e,
    const char *key)
{
	double most = 0;
	size_t i;

	*g = (struct grade){.given = mem_new(s->n_levels, sizeof(*g->given))};
	for (i = 0; i < s->n_levels; i++) {
		g->given[i] = count(e, key, s->levels[i]);
		g->n += g->given[i];
		g->sum += g->given[i] * s->values[i];
		if (g->given[i] > most) {
			most = g->given[i];
			g->mode = real(s->values[i]);
		}
	}
	if (!g->mode.there)
		return;
	g->mean = real(g->sum / g->n);
	g->printed = real(floor((20 * g->sum + g->n) / (2 * g->n)) / 10);
	g->band = band_of(s, g);
	g->at_or_above = g->band.there && g->band.number >= s->at_or_above &&
			 g->mode.number >= s->at_or_above;
}

void
grade_add(struct grade *g, const struct grade *part)
{
	g->n += part->n;
	g->parts++;
	g->at_or_above += part->at_or_above;
	if (!part->mean.there)
		return;
	g->scored++;
	g->sum += part->mean.number;
}

/* x + 0.5 rounded down, for an x that may be a little off the middle. */
static double
half_up(double x)
{
	return floor(round_to(x + 0.5, GRADES_GUARD));
}

void
grade_finish(struct grade *g, const struct scale *s)
{
	double top = s->values[s->n_levels - 1];

	if (g->scored < 1)
		return;
	g->mean = real(round_to(
	    g->sum / (s->all ? g->parts : g->scored), GRADES_DECIMALS));
	g->printed = real(half_up(10 * g->mean.number) / 10);
	g->band = band_of(s, g);
	g->index = real(half_up(100 / top * g->mean.number));
}

void
grade_release(struct grade *g)
{
	free(g->given);
}
