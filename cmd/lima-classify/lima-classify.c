/*
 * lima-classify: tell the needs of an answer apart and give each a criterion.
 */
#include "classify.h"
#include "cli.h"
#include "diag.h"
#include "evaluate.h"
#include "gold.h"
#include "language.h"
#include "overrides.h"
#include "rules.h"
#include "text.h"

#include <stdio.h>
#include <string.h>

static const char usage[] =
    "usage: lima-classify [-hVvx] [-O file] [-p profile] [-r file]\n"
    "                     [--agree file] [--evaluate gold] [--review file]\n"
    "                     [--threshold number] [file ...]\n";

static const char help[] =
    "\n"
    "Read answers as lima-normalize writes them; write them with a record for\n"
    "each need, its criterion and how sure that is.\n"
    "\n"
    "      --agree FILE     with --evaluate: compare the criteria of this file\n"
    "                       with GOLD's, in place of the rules'\n"
    "      --evaluate GOLD  read no stream; print how far the rules agree with\n"
    "                       GOLD, a file of needs whose criterion is known\n"
    "  -h, --help           print this and exit\n"
    "  -O, --overrides FILE\n"
    "                       what a person decided about single needs\n"
    "  -p, --profile NAME   the instrument, by name or folder\n"
    "                       (default lima-commitment)\n"
    "  -r, --rejects FILE   also write the rejects to FILE: there are none\n"
    "      --review FILE    write the needs to be reviewed to FILE, which a\n"
    "                       person fills in and -O reads\n"
    "      --threshold NUMBER\n"
    "                       mark needs that are less sure than NUMBER, 0 to 1\n"
    "                       (default: the profile's)\n"
    "  -V, --version        print the version and exit\n"
    "  -v, --verbose        say at the end how many needs there were\n"
    "  -x, --explain        print how each need was judged, not the stream\n"
    "\n"
    "Example:\n"
    "  lima-classify -O overrides.tsv answers.tsv >needs.tsv\n";

struct options {
	struct cli_options common;
	const char *agree;
	const char *evaluate;
	const char *overrides;
	const char *review;
	const char *threshold;
	bool explain;
};

/* A number from 0 to 1 with at most two decimals, in hundredths. */
static bool
read_hundredths(const char *s, unsigned *hundredths)
{
	size_t whole = strcspn(s, ".");
	size_t decimals = s[whole] == '.' ? strlen(s + whole + 1) : 0;
	uintmax_t ones, rest = 0;

	if (!text_number(s, whole, 1, &ones) || decimals > 2)
		return false;
	if (s[whole] == '.' && !text_number(s + whole + 1, decimals, 99, &rest))
		return false;
	if (decimals == 1)
		rest *= 10;
	*hundredths = (unsigned)(ones * 100 + rest);
	return *hundredths <= 100;
}

/* Options that do not go together; operands says whether there are any. */
static void
check_options(const struct options *o, bool operands)
{
	if (o->explain && o->common.rejects != NULL)
		cli_usage("options -r and -x exclude each other");
	if (o->evaluate == NULL && o->agree != NULL)
		cli_usage("option --agree goes with --evaluate");
	if (o->evaluate == NULL)
		return;
	if (operands)
		cli_usage("option --evaluate reads no stream");
	if (o->explain || o->overrides != NULL || o->review != NULL ||
	    o->common.rejects != NULL)
		cli_usage("option --evaluate excludes -O, -r, -x and --review");
}

static struct options
read_options(int argc, char *argv[])
{
	enum { AGREE = 256, EVALUATE, REVIEW, THRESHOLD };
	static const struct option longs[] = {CLI_LONG,
	    {"agree", required_argument, NULL, AGREE},
	    {"evaluate", required_argument, NULL, EVALUATE},
	    {"explain", no_argument, NULL, 'x'},
	    {"overrides", required_argument, NULL, 'O'},
	    {"review", required_argument, NULL, REVIEW},
	    {"threshold", required_argument, NULL, THRESHOLD}, {0}};
	struct options o = {.common = CLI_OPTIONS_INIT};
	int c;

	while (
	    (c = getopt_long(argc, argv, CLI_SHORT "O:x", longs, NULL)) != -1) {
		switch (c) {
		case 'O':
			o.overrides = optarg;
			break;
		case 'x':
			o.explain = true;
			break;
		case AGREE:
			o.agree = optarg;
			break;
		case EVALUATE:
			o.evaluate = optarg;
			break;
		case REVIEW:
			o.review = optarg;
			break;
		case THRESHOLD:
			o.threshold = optarg;
			break;
		default:
			cli_option(c, &o.common);
		}
	}
	check_options(&o, optind < argc);
	return o;
}

static unsigned
find_threshold(const struct options *o, struct profile *profile)
{
	static const char key[] = "review_threshold";
	static const char wrong[] =
	    "not a number from 0 to 1 with at most two decimals";
	unsigned hundredths;
	const char *value;

	if (o->threshold != NULL) {
		if (!read_hundredths(o->threshold, &hundredths))
			cli_usage("threshold: %s: %s", wrong,
			    diag_quote(o->threshold));
		return hundredths;
	}
	value = cli_profile_value(profile, key);
	if (!read_hundredths(value, &hundredths))
		cli_die(EX_CONFIG, "%s/profile.tsv: %s: %s: %s",
		    profile_folder(profile), key, wrong, diag_quote(value));
	return hundredths;
}

static void
work(const struct settings *settings, int argc, char *argv[], bool verbose)
{
	struct tsv_reader *in = cli_reader(argc, argv);
	struct counts counts = classify(settings, in);

	tsv_reader_free(in);
	overrides_report(settings->overrides);
	if (verbose)
		fprintf(stderr,
		    "%s: %ju answers on needs, %ju needs, %ju to review, "
		    "%ju overridden, %zu undecided\n",
		    diag_program(), counts.answers, counts.needs,
		    counts.reviews, counts.overridden,
		    overrides_undecided(settings->overrides));
}

static void
evaluate(const struct settings *settings, const struct options *options)
{
	struct gold *gold = gold_load(options->evaluate, settings->rules);
	struct gold *other = NULL;
	struct evaluation e;

	if (options->agree != NULL) {
		other = gold_load(options->agree, settings->rules);
		e = evaluate_other(gold, settings->rules, other);
	} else {
		e = evaluate_rules(gold, settings->rules, settings->threshold);
	}
	if (options->common.verbose)
		fprintf(stderr,
		    "%s: %zu needs compared, %zu with the same criterion, "
		    "%zu left out\n",
		    diag_program(), e.needs, e.right, e.alone);
	gold_free(gold);
	gold_free(other);
}

int
main(int argc, char *argv[])
{
	struct settings settings = {0};
	struct profile *profile;
	struct options options;
	struct rules *rules;
	struct languages *languages;

	cli_begin(argv, usage, help);
	options = read_options(argc, argv);
	profile = cli_profile(options.common.profile);
	rules = rules_load(profile);
	languages = languages_load(profile);
	settings.rules = rules;
	settings.languages = languages;
	settings.threshold = find_threshold(&options, profile);
	settings.rejects = options.common.rejects;
	settings.review = options.review;
	settings.explain = options.explain;
	if (options.overrides != NULL)
		settings.overrides = overrides_load(options.overrides, rules);
	if (options.evaluate != NULL)
		evaluate(&settings, &options);
	else
		work(&settings, argc, argv, options.common.verbose);
	overrides_free(settings.overrides);
	languages_free(languages);
	rules_free(rules);
	profile_free(profile);
	return cli_end(EX_OK);
}
