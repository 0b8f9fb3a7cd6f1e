/*
 * calibration: how often needs that were judged with some clarity are right.
 */
#include "calibration.h"

#include "buf.h"
#include "cli.h"
#include "diag.h"
#include "hundredths.h"
#include "judge.h"
#include "mem.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

/* The needs from a clarity on, up to that of the next block. */
struct block {
	unsigned clarity;
	uintmax_t n;
	uintmax_t right;
	unsigned confidence; /* in hundredths */
};

struct calibration {
	struct block *blocks; /* at least one, the first from 0 on */
	size_t count;
	size_t room;
};

static struct block *
add_block(struct calibration *c, unsigned clarity)
{
	struct block *b;

	c->blocks = mem_grow(c->blocks, c->count, &c->room, sizeof(*c->blocks));
	b = &c->blocks[c->count++];
	memset(b, 0, sizeof(*b));
	b->clarity = clarity;
	return b;
}

static unsigned
read_clarity(const struct table *t, size_t row, size_t col)
{
	const char *s = table_get(t, row, col);
	uintmax_t clarity;

	if (!text_number(s, strlen(s), JUDGE_CLARITY_MAX, &clarity))
		cli_bad_table(t, row, "clarity",
		    "not a whole number from 0 to %d: %s", JUDGE_CLARITY_MAX,
		    diag_quote(s));
	return (unsigned)clarity;
}

static unsigned
read_confidence(const struct table *t, size_t row, size_t col)
{
	const char *s = table_get(t, row, col);
	unsigned confidence;

	if (!hundredths_read(s, &confidence))
		cli_bad_table(t, row, "confidence", "%s: %s", HUNDREDTHS_WRONG,
		    diag_quote(s));
	return confidence;
}

/* Whether the last of the blocks stands where it should. */
static void
check_order(const struct calibration *c, const struct table *t, size_t row)
{
	const struct block *b = &c->blocks[row];

	if (row == 0 && b->clarity != 0)
		cli_bad_table(
		    t, row, "clarity", "the first is not 0: %u", b->clarity);
	if (row > 0 && b->clarity <= b[-1].clarity)
		cli_bad_table(t, row, "clarity", "not above the one before: %u",
		    b->clarity);
	if (row > 0 && b->confidence <= b[-1].confidence)
		cli_bad_table(t, row, "confidence",
		    "not above the one before: %u.%02u", b->confidence / 100,
		    b->confidence % 100);
}

struct calibration *
calibration_load(struct profile *profile)
{
	const struct table *t = cli_table(profile, "calibration");
	size_t clarity = cli_table_column(t, "clarity");
	size_t confidence = cli_table_column(t, "confidence");
	struct calibration *c = mem_new(1, sizeof(*c));

	if (table_rows(t) == 0)
		cli_die(EX_CONFIG, "%s: no confidence for any clarity",
		    table_path(t));
	for (size_t row = 0; row < table_rows(t); row++) {
		struct block *b = add_block(c, read_clarity(t, row, clarity));

		b->confidence = read_confidence(t, row, confidence);
		check_order(c, t, row);
	}
	return c;
}

static int
by_clarity(const void *left, const void *right)
{
	const struct judged *a = left, *b = right;

	return a->clarity < b->clarity ? -1 : a->clarity > b->clarity;
}

/* One right and one wrong are put to those that were seen; never 100. */
static unsigned
confidence_of(const struct block *b)
{
	return (unsigned)(100 * (b->right + 1) / (b->n + 2));
}

/* Whether a block says less, or no more, than the one before it. */
typedef bool falls(const struct block *, const struct block *before);

static bool
share_falls(const struct block *b, const struct block *before)
{
	return b->right * before->n <= before->right * b->n;
}

static bool
confidence_falls(const struct block *b, const struct block *before)
{
	return confidence_of(b) <= confidence_of(before);
}

/* Join the last block with those before it as long as it falls. */
static void
join(struct calibration *c, falls *fall)
{
	while (c->count > 1) {
		struct block *b = &c->blocks[c->count - 1];

		if (!fall(b, b - 1))
			return;
		b[-1].n += b->n;
		b[-1].right += b->right;
		c->count--;
	}
}

/* The blocks of the needs, which are sorted by clarity. */
static void
join_shares(struct calibration *c, const struct judged *needs, size_t count)
{
	size_t i = 0;

	while (i < count) {
		/* What is below the least clarity seen is not surer. */
		struct block *b = add_block(c, i == 0 ? 0 : needs[i].clarity);
		unsigned clarity = needs[i].clarity;

		for (; i < count && needs[i].clarity == clarity; i++) {
			b->n++;
			b->right += needs[i].right;
		}
		join(c, share_falls);
	}
}

static void
join_confidences(struct calibration *c)
{
	size_t count = c->count;

	c->count = 0;
	for (size_t i = 0; i < count; i++) {
		c->blocks[c->count++] = c->blocks[i];
		join(c, confidence_falls);
	}
}

struct calibration *
calibration_fit(struct judged *needs, size_t count)
{
	struct calibration *c = mem_new(1, sizeof(*c));

	if (count > 0)
		qsort(needs, count, sizeof(*needs), by_clarity);
	else
		add_block(c, 0);
	join_shares(c, needs, count);
	join_confidences(c);
	for (size_t i = 0; i < c->count; i++)
		c->blocks[i].confidence = confidence_of(&c->blocks[i]);
	return c;
}

void
calibration_free(struct calibration *c)
{
	if (c == NULL)
		return;
	free(c->blocks);
	free(c);
}

unsigned
calibration_confidence(const struct calibration *c, unsigned clarity)
{
	size_t i = c->count - 1;

	while (c->blocks[i].clarity > clarity)
		i--;
	return c->blocks[i].confidence;
}

void
calibration_write(const struct calibration *c, struct tsv_writer *out)
{
	size_t clarity = tsv_writer_column(out, "clarity");
	size_t n = tsv_writer_column(out, "n");
	size_t right = tsv_writer_column(out, "right");
	size_t confidence = tsv_writer_column(out, "confidence");
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < c->count; i++) {
		const struct block *b = &c->blocks[i];

		buf_reset(&text);
		hundredths_put(&text, b->confidence);
		tsv_writer_set_number(out, clarity, b->clarity);
		tsv_writer_set_number(out, n, b->n);
		tsv_writer_set_number(out, right, b->right);
		tsv_writer_set(out, confidence, text.data);
		tsv_writer_put(out, NULL);
	}
	buf_release(&text);
}
