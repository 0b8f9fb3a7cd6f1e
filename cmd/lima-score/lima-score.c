/*
 * lima-score: count answers and needs, and append the figures.
 */
#include "assess.h"
#include "cli.h"
#include "diag.h"
#include "explain.h"
#include "fact.h"
#include "figures.h"
#include "instrument.h"
#include "spread.h"
#include "tables.h"
#include "tally.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
    "usage: lima-score [-hVv] [-p profile] [-r file] [-t table]\n"
    "                  [--bands printed|exact] [--denominator scored|all]\n"
    "                  [--explain table:row:item] [file ...]\n";

static const char help[] =
    "\n"
    "Read answers as lima-normalize writes them and needs as lima-classify\n"
    "does; write them with the figures of the annexes after them.\n"
    "\n"
    "      --bands WHICH    read the band from the printed mean (default) or\n"
    "                       from the exact one\n"
    "      --denominator WHICH\n"
    "                       divide the mean of a pillar by its scored\n"
    "                       mandates (default) or by all of them\n"
    "      --explain TABLE:ROW:ITEM\n"
    "                       print the records behind this figure and how it\n"
    "                       was computed, and no stream; may be repeated\n"
    "  -h, --help           print this and exit\n"
    "  -p, --profile NAME   the instrument, by name or folder\n"
    "                       (default lima-commitment)\n"
    "  -r, --rejects FILE   also write the rejects to FILE; there are none\n"
    "  -t, --table NAME     print this table and no records: coverage,\n"
    "                       mandate, pillar, bands, needs_criterion,\n"
    "                       needs_level, needs_mandate, needs_tag, state,\n"
    "                       overall, books\n"
    "  -V, --version        print the version and exit\n"
    "  -v, --verbose        say at the end how much was counted\n"
    "\n"
    "Example:\n"
    "  lima-normalize answers.tsv | lima-classify | lima-score -t pillar\n";

struct options {
	struct cli_options common;
	const char *table; /* NULL: the stream with all of them */
	struct questions questions;
	const char *bands;
	const char *denominator;
	struct method method;
};

/* Whether text is the second of two words; it must be one of them. */
static bool
is_second(
    const char *option, const char *text, const char *first, const char *second)
{
	if (strcmp(text, first) != 0 && strcmp(text, second) != 0)
		cli_usage("%s is %s or %s, not %s", option, first, second,
		    diag_quote(text));
	return strcmp(text, second) == 0;
}

static struct options
parse_options(int argc, char *argv[])
{
	enum { BANDS = 256, DENOMINATOR, EXPLAIN };
	static const struct option longs[] = {CLI_LONG,
	    {"bands", required_argument, NULL, BANDS},
	    {"denominator", required_argument, NULL, DENOMINATOR},
	    {"explain", required_argument, NULL, EXPLAIN},
	    {"table", required_argument, NULL, 't'}, {NULL, 0, NULL, 0}};
	struct options o = {.common = CLI_OPTIONS_INIT,
	    .bands = "printed",
	    .denominator = "scored"};
	int c;

	while (
	    (c = getopt_long(argc, argv, CLI_SHORT "t:", longs, NULL)) != -1) {
		switch (c) {
		case BANDS:
			o.bands = optarg;
			o.method.exact_bands =
			    is_second("--bands", optarg, "printed", "exact");
			break;
		case DENOMINATOR:
			o.denominator = optarg;
			o.method.all_mandates =
			    is_second("--denominator", optarg, "scored", "all");
			break;
		case EXPLAIN:
			explain_ask(&o.questions, optarg);
			break;
		case 't':
			tables_check(optarg);
			o.table = optarg;
			break;
		default:
			cli_option(c, &o.common);
		}
	}
	if (o.table != NULL && o.questions.n > 0)
		cli_usage("--explain and --table exclude each other");
	return o;
}

/* Pass the records on, and count them; evidence may be NULL. */
static void
count(struct tsv_reader *in, struct tsv_writer *out, const struct facts *facts,
    struct tallier *tallier, struct evidence *evidence)
{
	size_t rec = tsv_reader_find(in, "rec");
	enum tsv_got got;

	while ((got = tsv_reader_next(in)) == TSV_ROW) {
		if (strcmp(tsv_reader_get(in, rec), "figure") == 0 ||
		    facts_stale(facts, in))
			continue;
		if (!tallier_add(tallier))
			cli_exit(EX_DATAERR);
		if (evidence != NULL)
			evidence_add(evidence);
		tsv_writer_put(out, in);
	}
	if (got == TSV_BAD)
		cli_bad_stream(in);
}

static void
finish_stream(const struct options *options, const struct figures *figures,
    struct tsv_writer *out, const struct facts *facts)
{
	facts_put(facts, NULL, "bands", options->bands);
	facts_put(facts, NULL, "denominator", options->denominator);
	figures_put(figures, out);
	cli_writer_close(out);
}

static void
print_table(const struct figures *figures, const char *name)
{
	struct tsv_writer *out = cli_writer();

	figures_put_table(figures, out, name);
	cli_writer_close(out);
}

static struct figures *
score(const struct instrument *instrument, const struct tally *tally,
    const struct options *options)
{
	struct assessment *levels = assess(instrument, tally, &options->method);
	struct spread *needs = spread_needs(instrument, tally);
	struct figures *figures = figures_new();

	books_sort(tally->books);
	tables_fill(figures, &(struct findings){.instrument = instrument,
				 .tally = tally,
				 .levels = levels,
				 .needs = needs});
	if (options->common.verbose)
		fprintf(stderr, "%s: %ju responses, %ju needs, %ju figures\n",
		    diag_program(), levels->responses, needs->total,
		    figures_number(figures));
	assessment_free(levels, instrument);
	spread_free(needs);
	return figures;
}

int
main(int argc, char *argv[])
{
	struct options options;
	struct profile *profile;
	struct instrument *instrument;
	struct tsv_reader *in;
	struct tsv_writer *out;
	struct rejects *rejects = NULL;
	struct facts facts;
	struct tallier *tallier;
	struct evidence *evidence = NULL;
	struct figures *figures;

	cli_begin(argv, usage, help);
	options = parse_options(argc, argv);
	profile = cli_profile(options.common.profile);
	instrument = instrument_load(profile);
	in = cli_reader(argc, argv);
	out = options.table == NULL && options.questions.n == 0
		  ? cli_writer_like(in)
		  : cli_writer_nowhere(in);
	figures_columns(out);
	facts = facts_of("score", out);
	if (options.common.rejects != NULL)
		rejects = cli_rejects(options.common.rejects, out);
	tallier = tallier_new(instrument, in);

	if (options.questions.n > 0)
		evidence = evidence_new(in);
	count(in, out, &facts, tallier, evidence);
	figures = score(instrument, tallier_tally(tallier), &options);
	if (rejects != NULL)
		cli_rejects_close(rejects);
	if (evidence != NULL) {
		explain(&options.questions,
		    &(struct explain_about){figures, evidence, instrument,
			tallier_tally(tallier), &options.method});
		tsv_writer_close(out);
		evidence_free(evidence);
	} else if (options.table != NULL) {
		print_table(figures, options.table);
		tsv_writer_close(out);
	} else {
		finish_stream(&options, figures, out, &facts);
	}

	explain_release(&options.questions);
	figures_free(figures);
	tallier_free(tallier);
	tsv_reader_free(in);
	instrument_free(instrument);
	profile_free(profile);
	return cli_end(EX_OK);
}
