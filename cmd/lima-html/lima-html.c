/*
 * lima-html: the annexes as one page, for any screen and for paper.
 */
#include "cli.h"
#include "contents.h"
#include "diag.h"
#include "page.h"
#include "printer.h"

#include <stdint.h>
#include <stdio.h>

static const char usage[] =
    "usage: lima-html [-hVv] [-l language] [-o file] [-p profile]\n"
    "                 [-T title] [file ...]\n";

static const char help[] =
    "\n"
    "Read a stream with the figures of lima-score and write the page that the\n"
    "profile lays out: one file of HTML that loads nothing and runs nothing.\n"
    "\n"
    "  -h, --help           print this and exit\n"
    "  -l, --lang LANGUAGE  en (default), es, pt or fr, as the profile has\n"
    "  -o, --output FILE    the page; appears whole or not at all\n"
    "                       (default: standard output)\n"
    "  -p, --profile NAME   the instrument, by name or folder\n"
    "                       (default lima-commitment)\n"
    "  -T, --title TEXT     the title\n"
    "  -V, --version        print the version and exit\n"
    "  -v, --verbose        say at the end what was written\n"
    "\n"
    "Example:\n"
    "  lima-score needs.tsv | lima-html -l es -o annexes-es.html\n";

static void
tell(const struct edition *e)
{
	size_t charts = 0, i;

	for (i = 0; i < e->n_sheets; i++)
		charts += e->sheets[i]->n_charts;
	fprintf(stderr, "%s: %zu section%s, %zu chart%s\n", diag_program(),
	    e->n_sheets - 1, diag_plural(e->n_sheets - 1), charts,
	    diag_plural(charts));
}

int
main(int argc, char *argv[])
{
	struct printer_options o;
	struct edition e;
	struct contents contents;
	struct buf page = BUF_INIT;
	struct tsv_reader *in;
	struct outfile *out;

	cli_begin(argv, usage, help);
	o = printer_options(argc, argv);
	in = printer_reader(argc, argv);
	out = cli_named_output(o.output);
	edition_open(&e, o.profile, o.language, NULL);
	e.title = o.title;
	e.rows_max = SIZE_MAX; /* a page goes on */
	contents_load(&contents, &e);
	edition_read(&e, in);
	edition_build(&e);
	page_write(&page, &e, o.language, &contents);
	cli_text(out, &page);
	if (o.verbose)
		tell(&e);
	buf_release(&page);
	contents_release(&contents);
	edition_close(&e);
	tsv_reader_free(in);
	return cli_end(EX_OK);
}
