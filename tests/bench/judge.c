/*
 * judge: how fast needs are judged, without the stream that holds them.
 *
 * The answers on needs are held in memory, and what lima-classify makes of
 * their text is made of them: the items; then the words of those as well; the
 * criterion, how sure it is, and the language; the tags. For each of these
 * steps, with all before it, it is printed how much of the needs' text a second
 * of the processor is enough for, the best of five runs, and a checksum of what
 * was found: it stays the same as long as the verdicts do.
 */
#include "judge.h"
#include "block.h"
#include "buf.h"
#include "calibration.h"
#include "cli.h"
#include "columns.h"
#include "language.h"
#include "mem.h"
#include "split.h"
#include "tags.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define RUNS 5

static const char usage[] = "usage: judge [-hV] [-p profile] [file ...]\n";

static const char help[] =
    "\n"
    "Measure how fast the needs of a stream of answers are judged.\n";

enum stage { ITEMS, WORDS, CRITERIA, TAGS, STAGES };

static const char *const names[] = {
    [ITEMS] = "items",
    [WORDS] = "words",
    [CRITERIA] = "criteria",
    [TAGS] = "criteria and tags",
};

/* An answer, in the texts. */
struct answer {
	size_t begin, len;
};

struct bench {
	struct judge *judges[STAGES]; /* but for TAGS the same */
	struct tags *tags;
	struct calibration *calibration;
	struct buf texts; /* the answers, one after another */
	struct answer *answers;
	size_t count, room;
	uintmax_t needs, bytes;
	bool checking; /* the time does not count */
	uint64_t checksum;
};

/* Put the answers that needs are taken from into memory. */
static void
read_answers(struct bench *b, struct tsv_reader *in)
{
	struct columns col = columns_read(in);
	enum tsv_got got;

	while ((got = tsv_reader_next(in)) == TSV_ROW) {
		const char *text;
		struct answer *answer;

		if (!columns_needs(&col, in))
			continue;
		b->answers = mem_grow(
		    b->answers, b->count, &b->room, sizeof(*b->answers));
		answer = &b->answers[b->count++];
		text = tsv_reader_get(in, col.answer);
		answer->begin = b->texts.len;
		answer->len = strlen(text);
		buf_add(&b->texts, text, answer->len);
	}
	if (got == TSV_BAD)
		cli_bad_stream(in);
	buf_reserve(&b->texts, BLOCK_BYTES); /* for split */
}

/* FNV-1a, by the number instead of the byte. */
static void
mix(struct bench *b, uint64_t number)
{
	b->checksum = (b->checksum ^ number) * UINT64_C(0x100000001b3);
}

static void
mix_text(struct bench *b, const char *text)
{
	for (; *text != '\0'; text++)
		mix(b, (unsigned char)*text);
}

static void
work_on(struct bench *b, enum stage last, const char *item, size_t len)
{
	const struct buf none = BUF_INIT, *tags = &none;
	const struct verdict *v;
	const char *lang;

	mix(b, len);
	if (last == WORDS)
		mix(b, judge_words(b->judges[last], item, len)->count);
	if (last < CRITERIA)
		return;
	v = judge_text(b->judges[last], item, len);
	lang = languages_code(languages_detect(v->words->languages));
	if (last == TAGS)
		tags = tags_find(b->tags, &v->tags);
	mix(b, v->criterion);
	mix(b, calibration_confidence(b->calibration, v->clarity));
	if (b->checking) {
		mix_text(b, lang);
		mix_text(b, tags->data);
	}
}

/* Go through the answers once; the seconds that it takes. */
static double
run(struct bench *b, enum stage last)
{
	const char *item;
	clock_t begin = clock();
	size_t len;

	b->needs = b->bytes = 0;
	b->checksum = UINT64_C(0xcbf29ce484222325);
	for (size_t i = 0; i < b->count; i++) {
		struct split rest = split_begin(
		    b->texts.data + b->answers[i].begin, b->answers[i].len);

		while ((item = split_next(&rest, &len)) != NULL) {
			work_on(b, last, item, len);
			b->bytes += len;
			b->needs++;
		}
	}
	return (double)(clock() - begin) / CLOCKS_PER_SEC;
}

static void
measure(struct bench *b, enum stage last)
{
	double best = 0;
	uint64_t checksum;

	b->checking = true;
	run(b, last);
	checksum = b->checksum;
	b->checking = false;
	for (int i = 0; i < RUNS; i++) {
		double took = run(b, last);

		if (i == 0 || took < best)
			best = took;
	}
	printf("%-17s %5.0f MB/s %5.0f ns a need, %016" PRIx64 "\n",
	    names[last], (double)b->bytes / 1e6 / best,
	    best * 1e9 / (double)b->needs, checksum);
}

int
main(int argc, char *argv[])
{
	static const struct option longs[] = {CLI_LONG, {0}};
	struct cli_options options = CLI_OPTIONS_INIT;
	struct bench b = {.texts = BUF_INIT};
	struct profile *profile;
	struct languages *languages;
	struct vocabulary *vocabulary;
	struct rules *rules, *tag_rules;
	struct tsv_reader *in;
	int c;

	cli_begin(argv, usage, help);
	while ((c = getopt_long(argc, argv, CLI_SHORT, longs, NULL)) != -1)
		cli_option(c, &options);
	profile = cli_profile(options.profile);
	languages = languages_load(profile);
	vocabulary = vocabulary_new(languages);
	rules = rules_load(profile, vocabulary, &rules_of_criteria);
	tag_rules = rules_load(profile, vocabulary, &rules_of_tags);
	b.calibration = calibration_load(profile);
	b.judges[TAGS] = judge_new(rules, tag_rules);
	b.judges[CRITERIA] = b.judges[WORDS] = judge_new(rules, NULL);
	b.tags = tags_new(tag_rules);
	in = cli_reader(argc, argv);
	read_answers(&b, in);
	tsv_reader_free(in);
	for (enum stage stage = 0; stage < STAGES; stage++)
		measure(&b, stage);
	buf_release(&b.texts);
	free(b.answers);
	tags_free(b.tags);
	judge_free(b.judges[TAGS]);
	judge_free(b.judges[CRITERIA]);
	calibration_free(b.calibration);
	rules_free(tag_rules);
	rules_free(rules);
	vocabulary_free(vocabulary);
	languages_free(languages);
	profile_free(profile);
	return cli_end(EX_OK);
}
