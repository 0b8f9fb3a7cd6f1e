/*
 * lima-xlsx: the stream as a workbook for people, or any table as a sheet.
 */
#include "cli.h"
#include "diag.h"
#include "edition.h"
#include "mem.h"
#include "plain.h"
#include "publish.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const char usage[] =
    "usage: lima-xlsx [-hVv] [-l language] [-o file] [-p profile] [-r file]\n"
    "                 [-T title] [--layout file] [file ...]\n";

static const char help[] =
    "\n"
    "Read a stream with the figures of lima-score and write the workbook that\n"
    "the profile lays out. Of another table make a workbook of one sheet.\n"
    "\n"
    "  -h, --help           print this and exit\n"
    "  -l, --lang LANGUAGE  en (default), es, pt or fr, as the profile has\n"
    "      --layout FILE    the sheets, in place of the profile's workbook.tsv\n"
    "  -o, --output FILE    the workbook; appears whole or not at all\n"
    "                       (default: standard output)\n"
    "  -p, --profile NAME   the instrument, by name or folder\n"
    "                       (default lima-commitment)\n"
    "  -r, --rejects FILE   also write the rejects to FILE; there are none\n"
    "  -T, --title TEXT     the title of the cover, or of the one sheet\n"
    "  -V, --version        print the version and exit\n"
    "  -v, --verbose        say at the end what was written\n"
    "\n"
    "Example:\n"
    "  lima-score needs.tsv | lima-xlsx -l fr -o annexes.xlsx\n";

/* 1 January 2000: for a workbook that nothing dates. */
#define NO_DATE 946684800

#define TITLE_MAX 255

struct options {
	struct cli_options common;
	const char *language;
	const char *layout;
	const char *output;
	const char *title;
};

/* Programs show no longer one among the properties of a file. */
static void
check_title(const char *title)
{
	if (text_utf8_span(title, strlen(title)) != strlen(title))
		cli_usage("title: not UTF-8: %s", diag_quote(title));
	if (text_length(title) > TITLE_MAX)
		cli_usage("title: more than %d characters: %s", TITLE_MAX,
		    diag_quote(title));
}

static struct options
parse_options(int argc, char *argv[])
{
	enum { LAYOUT = 256 };
	static const struct option longs[] = {CLI_LONG,
	    {"lang", required_argument, NULL, 'l'},
	    {"layout", required_argument, NULL, LAYOUT},
	    {"output", required_argument, NULL, 'o'},
	    {"title", required_argument, NULL, 'T'}, {NULL, 0, NULL, 0}};
	struct options o = {.common = CLI_OPTIONS_INIT, .language = "en"};
	int c;

	while ((c = getopt_long(argc, argv, CLI_SHORT "l:o:T:", longs, NULL)) !=
	       -1) {
		switch (c) {
		case 'l':
			o.language = optarg;
			break;
		case LAYOUT:
			o.layout = optarg;
			break;
		case 'o':
			o.output = optarg;
			break;
		case 'T':
			check_title(optarg);
			o.title = optarg;
			break;
		default:
			cli_option(c, &o.common);
		}
	}
	if (o.output == NULL && isatty(STDOUT_FILENO))
		cli_usage("a workbook is not for a terminal; use -o");
	return o;
}

/* The file of option -r holds a header, for the sake of those who ask. */
static void
write_no_rejects(const char *path, const struct tsv_reader *in)
{
	struct tsv_writer *nowhere;

	if (path == NULL)
		return;
	nowhere = cli_writer_nowhere(in);
	cli_rejects_close(cli_rejects(path, nowhere));
	tsv_writer_close(nowhere);
}

/*
 * The first second of a day as the time stamp of the file: the same input must
 * give the same bytes, so there is no clock.
 */
static time_t
date_stamp(const char *date)
{
	uintmax_t y, m, d, days;

	if (date == NULL || strlen(date) < 10 ||
	    !text_number(date, 4, 9999, &y) || y < 1970 ||
	    !text_number(date + 5, 2, 12, &m) || m == 0 ||
	    !text_number(date + 8, 2, 31, &d) || d == 0)
		return NO_DATE;
	/* Years from March, so that the leap day is the last of its year. */
	y -= m <= 2;
	m = m <= 2 ? m + 9 : m - 3;
	days = 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + d - 1;
	return (time_t)((days - 719468) * 86400);
}

static void
free_sheets(struct sheet **sheets, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		sheet_free(sheets[i]);
}

static size_t
write_plain(
    const struct options *o, const struct input *input, const char *file)
{
	struct sheet *sheet = plain_sheet(input, file, o->title);
	const struct book_about about = {
	    sheet->title, "", "", "lima-xlsx " LIMA_VERSION, NO_DATE};

	publish(o->output, &sheet, 1, &about);
	free_sheets(&sheet, 1);
	return 1;
}

static void
check_language(struct profile *profile, const char *language)
{
	if (!words_has_language(profile, language))
		cli_usage("no such language: %s", diag_quote(language));
}

static size_t
write_edition(const struct options *o, const struct input *input)
{
	struct edition e = {.input = input, .title = o->title};
	struct buf why = BUF_INIT;
	struct ledger *ledger = ledger_new(input, &why);
	struct words *words;
	struct book_about about;

	if (ledger == NULL)
		cli_die(EX_DATAERR, "%s", why.data);
	e.profile = cli_profile(o->common.profile);
	check_language(e.profile, o->language);
	layout_load(&e.layout, e.profile, o->layout);
	words = words_new(e.profile, o->language, ledger);
	e.ledger = ledger;
	e.words = words;
	edition_build(&e);
	if (e.n_sheets == 0)
		cli_die(EX_CONFIG, "the layout has no sheets");
	about = (struct book_about){e.sheets[0]->title,
	    words_label(words, "book.subject"), o->language,
	    "lima-xlsx " LIMA_VERSION,
	    date_stamp(ledger_get(ledger, "run/normalize/closing"))};
	publish(o->output, e.sheets, e.n_sheets, &about);
	free_sheets(e.sheets, e.n_sheets);
	free(e.sheets);
	layout_release(&e.layout);
	words_free(words);
	ledger_free(ledger);
	profile_free(e.profile);
	return e.n_sheets;
}

/* Without these a stream has not been through lima-score. */
static void
check_columns(const struct tsv_reader *in)
{
	static const char *const names[] = {"table", "row", "item", "value"};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		cli_column(in, names[i]);
}

int
main(int argc, char *argv[])
{
	struct options o;
	struct tsv_reader *in;
	struct input *input;
	size_t n;

	cli_begin(argv, usage, help);
	o = parse_options(argc, argv);
	in = cli_reader(argc, argv);
	if (tsv_reader_find(in, "rec") != TSV_NO_COLUMN)
		check_columns(in);
	input = input_read(in);
	if (input == NULL)
		cli_bad_stream(in);
	write_no_rejects(o.common.rejects, in);
	if (tsv_reader_find(in, "rec") != TSV_NO_COLUMN)
		n = write_edition(&o, input);
	else
		n = write_plain(&o, input, optind < argc ? argv[optind] : "-");
	if (o.common.verbose)
		fprintf(stderr, "%s: %zu sheet%s of %zu records\n",
		    diag_program(), n, n == 1 ? "" : "s", input_rows(input));
	input_free(input);
	tsv_reader_free(in);
	return cli_end(EX_OK);
}
