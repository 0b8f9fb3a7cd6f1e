/*
 * lima-normalize: put codes where people wrote names, and tell which answers
 * count.
 */
#include "cli.h"
#include "diag.h"
#include "fact.h"
#include "judge.h"

#include <stdio.h>
#include <string.h>

static const char usage[] =
    "usage: lima-normalize [-hkVv] [-c date] [-p profile] [-r file]\n"
    "                      [--dates iso|dmy|mdy] [file ...]\n";

static const char help[] =
    "\n"
    "Read answers as lima-ingest writes them; write them with codes, and with\n"
    "those set aside that do not count.\n"
    "\n"
    "  -c, --closing DATE   set aside what was submitted after DATE\n"
    "                       (YYYY-MM-DD)\n"
    "      --dates ORDER    dates that do not begin with the year: iso refuses\n"
    "                       them, dmy (default) reads day/month/year, mdy\n"
    "                       month/day/year\n"
    "  -h, --help           print this and exit\n"
    "  -k, --check          print messages only, no records\n"
    "  -p, --profile NAME   the instrument, by name or folder\n"
    "                       (default lima-commitment)\n"
    "  -r, --rejects FILE   also write the rejects to FILE\n"
    "  -V, --version        print the version and exit\n"
    "  -v, --verbose        say at the end how many answers there were\n"
    "\n"
    "Example:\n"
    "  lima-ingest *.csv | lima-normalize -c 2019-06-17 >answers.tsv\n";

struct options {
	struct cli_options common;
	struct judge_rules rules;
	const char *dates;
	bool check;
};

static enum when_order
parse_order(const char *text)
{
	static const struct {
		const char *name;
		enum when_order order;
	} orders[] = {
	    {"iso", WHEN_REFUSE},
	    {"dmy", WHEN_DAY_FIRST},
	    {"mdy", WHEN_MONTH_FIRST},
	};
	size_t i;

	for (i = 0; i < sizeof(orders) / sizeof(orders[0]); i++)
		if (strcmp(orders[i].name, text) == 0)
			return orders[i].order;
	cli_usage("--dates is iso, dmy or mdy, not %s", diag_quote(text));
}

static void
parse_closing(const char *text, struct when *closing)
{
	if (strlen(text) != strlen("YYYY-MM-DD") ||
	    !when_parse(text, WHEN_REFUSE, closing))
		cli_usage(
		    "the closing date is YYYY-MM-DD, not %s", diag_quote(text));
	closing->instant += 24 * 60 * 60 - 1;
	closing->text[strlen("YYYY-MM-DD")] = '\0';
}

static struct options
parse_options(int argc, char *argv[])
{
	static const struct option longs[] = {CLI_LONG,
	    {"check", no_argument, NULL, 'k'},
	    {"closing", required_argument, NULL, 'c'},
	    {"dates", required_argument, NULL, 'd'}, {NULL, 0, NULL, 0}};
	struct options o = {.common = CLI_OPTIONS_INIT,
	    .rules.order = WHEN_DAY_FIRST,
	    .dates = "dmy"};
	int c;

	while (
	    (c = getopt_long(argc, argv, CLI_SHORT "c:k", longs, NULL)) != -1) {
		switch (c) {
		case 'c':
			parse_closing(optarg, &o.rules.closing);
			break;
		case 'd':
			o.dates = optarg;
			o.rules.order = parse_order(optarg);
			break;
		case 'k':
			o.check = true;
			break;
		default:
			cli_option(c, &o.common);
		}
	}
	return o;
}

static void
normalize(struct tsv_reader *in, struct tsv_writer *out, struct judge *judge,
    const struct facts *facts)
{
	size_t rec = cli_column(in, "rec");
	enum tsv_got got;

	while ((got = tsv_reader_next(in)) == TSV_ROW)
		if (tsv_reader_is(in, rec, "answer"))
			judge_answer(judge);
		else if (!facts_stale(facts, in))
			tsv_writer_put(out, in);
	if (got == TSV_BAD)
		cli_bad_stream(in);
}

static void
tell_counts(const struct judge_counts *n)
{
	/* The counts are the closing line. */
	diag_end();
	fprintf(stderr,
	    "%s: %ju answers read + %ju added by splitting = %ju counted + "
	    "%ju superseded + %ju after closing + %ju not participating + "
	    "%ju not applicable + %ju rejected\n",
	    diag_program(), n->read, n->added, n->counted, n->superseded,
	    n->after_closing, n->not_participating, n->not_applicable,
	    n->rejected);
}

int
main(int argc, char *argv[])
{
	struct options options;
	struct profile *profile;
	struct names *names;
	struct tsv_reader *in;
	struct tsv_writer *out;
	struct rejects *rejects;
	struct facts facts;
	struct judge *judge;
	struct judge_counts counts;

	cli_begin(argv, usage, help);
	options = parse_options(argc, argv);
	profile = cli_profile(options.common.profile);
	names = names_load(profile);
	in = cli_reader(argc, argv);
	out = options.check ? cli_writer_nowhere(in) : cli_writer_like(in);
	rejects = cli_rejects(options.common.rejects, out);
	judge = judge_new(&options.rules, names, in, out, rejects);
	facts = facts_of("normalize", out);

	facts_put(&facts, NULL, "profile", cli_profile_value(profile, "name"));
	facts_put(&facts, NULL, "closing", options.rules.closing.text);
	facts_put(&facts, NULL, "dates", options.dates);
	normalize(in, out, judge, &facts);
	counts = judge_end(judge);
	if (options.common.verbose)
		tell_counts(&counts);
	cli_rejects_close(rejects);
	cli_writer_close(out);

	names_free(names);
	tsv_reader_free(in);
	profile_free(profile);
	return cli_end(counts.rejected > 0 ? CLI_REJECTED : EX_OK);
}
