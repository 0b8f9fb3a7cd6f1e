/*
 * lima-classify: tell the needs of an answer apart and give each a criterion.
 */
#include "calibration.h"
#include "classify.h"
#include "cli.h"
#include "confusion.h"
#include "diag.h"
#include "folds.h"
#include "hundredths.h"
#include "language.h"
#include "mem.h"
#include "overrides.h"
#include "rules.h"
#include "study.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char usage[] =
    "usage: lima-classify [-hVvx] [-O file] [-p profile] [-r file]\n"
    "                     [--agree file] [--calibrate gold] [--evaluate gold]\n"
    "                     [--folds number] [--learn gold] [--review file]\n"
    "                     [--support number] [--threshold number] [file ...]\n";

static const char help[] =
    "\n"
    "Read answers as lima-normalize writes them; write them with a record for\n"
    "each need, its criterion and how sure that is, and with the language of\n"
    "each text. Or read GOLD, needs whose criterion is known, and the files\n"
    "after it; print what they teach.\n"
    "\n"
    "      --agree FILE     with --evaluate: compare the criteria of this file\n"
    "                       with GOLD's, in place of the rules'\n"
    "      --calibrate GOLD print calibration.tsv for the profile: how often the\n"
    "                       rules are right, by margin\n"
    "      --evaluate GOLD  print how far the rules agree with GOLD\n"
    "      --folds NUMBER   in so many parts, judge each by what the others\n"
    "                       teach: with --evaluate, the confidence; with\n"
    "                       --learn, the proposals\n"
    "  -h, --help           print this and exit\n"
    "      --learn GOLD     print rules.tsv with other weights and new terms,\n"
    "                       proposed for a person to choose from\n"
    "  -O, --overrides FILE\n"
    "                       what a person decided about single needs\n"
    "  -p, --profile NAME   the instrument, by name or folder\n"
    "                       (default lima-commitment)\n"
    "  -r, --rejects FILE   also write the rejects to FILE: there are none\n"
    "      --review FILE    write the needs to be reviewed to FILE, which a\n"
    "                       person fills in and -O reads\n"
    "      --support NUMBER with --learn: propose nothing that is in fewer needs\n"
    "                       than this (default 3)\n"
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
	enum study_task task;
	const char *gold; /* the first of them, where there is a task */
	const char *agree;
	const char *folds;
	const char *overrides;
	const char *review;
	const char *support;
	const char *threshold;
	bool explain;
};

static const char *const task_options[] = {
    [STUDY_EVALUATE] = "--evaluate",
    [STUDY_CALIBRATE] = "--calibrate",
    [STUDY_LEARN] = "--learn",
};

static void
set_task(struct options *o, enum study_task task, const char *gold)
{
	if (o->task != STUDY_NONE)
		cli_usage("options %s and %s exclude each other",
		    task_options[o->task], task_options[task]);
	o->task = task;
	o->gold = gold;
}

/* Options that do not go together. */
static void
check_options(const struct options *o)
{
	bool evaluates = o->task == STUDY_EVALUATE;
	bool learns = o->task == STUDY_LEARN;

	if (o->explain && o->common.rejects != NULL)
		cli_usage("options -r and -x exclude each other");
	if (o->agree != NULL && !evaluates)
		cli_usage("option --agree goes with --evaluate");
	if (o->folds != NULL && !evaluates && !learns)
		cli_usage("option --folds goes with --evaluate or --learn");
	if (o->folds != NULL && o->agree != NULL)
		cli_usage("options --agree and --folds exclude each other");
	if (o->support != NULL && !learns)
		cli_usage("option --support goes with --learn");
	if (o->task == STUDY_NONE)
		return;
	if (o->explain || o->overrides != NULL || o->review != NULL ||
	    o->common.rejects != NULL)
		cli_usage("option %s excludes -O, -r, -x and --review",
		    task_options[o->task]);
}

static struct options
read_options(int argc, char *argv[])
{
	enum {
		AGREE = 256,
		CALIBRATE,
		EVALUATE,
		FOLDS,
		LEARN,
		REVIEW,
		SUPPORT,
		THRESHOLD
	};
	static const struct option longs[] = {CLI_LONG,
	    {"agree", required_argument, NULL, AGREE},
	    {"calibrate", required_argument, NULL, CALIBRATE},
	    {"evaluate", required_argument, NULL, EVALUATE},
	    {"explain", no_argument, NULL, 'x'},
	    {"folds", required_argument, NULL, FOLDS},
	    {"learn", required_argument, NULL, LEARN},
	    {"overrides", required_argument, NULL, 'O'},
	    {"review", required_argument, NULL, REVIEW},
	    {"support", required_argument, NULL, SUPPORT},
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
		case CALIBRATE:
			set_task(&o, STUDY_CALIBRATE, optarg);
			break;
		case EVALUATE:
			set_task(&o, STUDY_EVALUATE, optarg);
			break;
		case FOLDS:
			o.folds = optarg;
			break;
		case LEARN:
			set_task(&o, STUDY_LEARN, optarg);
			break;
		case REVIEW:
			o.review = optarg;
			break;
		case SUPPORT:
			o.support = optarg;
			break;
		case THRESHOLD:
			o.threshold = optarg;
			break;
		default:
			cli_option(c, &o.common);
		}
	}
	check_options(&o);
	return o;
}

/* The whole number that an option was given, or without the option another. */
static size_t
read_number(const char *option, const char *value, size_t least, size_t most,
    size_t otherwise)
{
	uintmax_t number;

	if (value == NULL)
		return otherwise;
	if (!text_number(value, strlen(value), most, &number) || number < least)
		cli_usage("%s: not a whole number from %zu to %zu: %s", option,
		    least, most, diag_quote(value));
	return (size_t)number;
}

static unsigned
find_threshold(const struct options *o, struct profile *profile)
{
	static const char key[] = "review_threshold";
	unsigned hundredths;
	const char *value;

	if (o->threshold != NULL) {
		if (!hundredths_read(o->threshold, &hundredths))
			cli_usage("threshold: %s: %s", HUNDREDTHS_WRONG,
			    diag_quote(o->threshold));
		return hundredths;
	}
	value = cli_profile_value(profile, key);
	if (!hundredths_read(value, &hundredths))
		cli_die(EX_CONFIG, "%s/profile.tsv: %s: %s: %s",
		    profile_folder(profile), key, HUNDREDTHS_WRONG,
		    diag_quote(value));
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

/* Do what is to be done with gold files. */
static void
work_on_gold(const struct settings *settings, const struct options *o,
    struct profile *profile, int argc, char *argv[])
{
	struct study study = {.task = o->task,
	    .profile = profile,
	    .rules = settings->rules,
	    .threshold = settings->threshold,
	    .agree = o->agree,
	    .verbose = o->common.verbose};
	const char **paths = mem_new((size_t)argc, sizeof(*paths));
	size_t count = 0;

	study.folds = read_number("folds", o->folds, 2, FOLDS_MAX, 0);
	study.support = read_number("support", o->support, 1, CONFUSION_MAX, 3);
	paths[count++] = o->gold;
	while (optind < argc)
		paths[count++] = argv[optind++];
	study_gold(&study, paths, count);
	free(paths);
}

int
main(int argc, char *argv[])
{
	struct settings settings = {0};
	struct calibration *calibration = NULL;
	struct profile *profile;
	struct options options;
	struct rules *rules, *tag_rules = NULL;
	struct languages *languages;
	struct vocabulary *vocabulary;

	cli_begin(argv, usage, help);
	options = read_options(argc, argv);
	profile = cli_profile(options.common.profile);
	languages = languages_load(profile);
	vocabulary = vocabulary_new(languages);
	rules = rules_load(profile, vocabulary, &rules_of_criteria);
	settings.rules = rules;
	settings.threshold = find_threshold(&options, profile);
	settings.rejects = options.common.rejects;
	settings.review = options.review;
	settings.explain = options.explain;
	if (options.overrides != NULL)
		settings.overrides = overrides_load(options.overrides, rules);
	if (options.task != STUDY_NONE) {
		work_on_gold(&settings, &options, profile, argc, argv);
	} else {
		calibration = calibration_load(profile);
		settings.calibration = calibration;
		tag_rules = rules_load(profile, vocabulary, &rules_of_tags);
		settings.tag_rules = tag_rules;
		work(&settings, argc, argv, options.common.verbose);
	}
	calibration_free(calibration);
	overrides_free(settings.overrides);
	rules_free(tag_rules);
	rules_free(rules);
	vocabulary_free(vocabulary);
	languages_free(languages);
	profile_free(profile);
	return cli_end(EX_OK);
}
