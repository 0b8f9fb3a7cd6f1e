/*
 * lima-conclude: the conclusions in words, as text.
 */
#include "cli.h"
#include "conclusions.h"
#include "diag.h"
#include "guard.h"
#include "printer.h"

#include <stdio.h>
#include <string.h>

static const char usage[] =
    "usage: lima-conclude [-hVv] [-l language] [-o file] [-p profile]\n"
    "                     [-T title] [file ...]\n";

static const char help[] =
    "\n"
    "Read a stream with the figures of lima-score and write the conclusions,\n"
    "sentences made from them, in numbered paragraphs.\n"
    "\n"
    "  -h, --help           print this and exit\n"
    "  -l, --lang LANGUAGE  en (default), es, pt or fr, as the profile has\n"
    "  -o, --output FILE    the text; appears whole or not at all\n"
    "                       (default: standard output)\n"
    "  -p, --profile NAME   the instrument, by name or folder\n"
    "                       (default lima-commitment)\n"
    "  -T, --title TEXT     the title\n"
    "  -V, --version        print the version and exit\n"
    "  -v, --verbose        say at the end what was written\n"
    "\n"
    "Example:\n"
    "  lima-score needs.tsv | lima-conclude -l pt -o conclusions-pt.txt\n";

/* What is being written. */
struct text {
	struct buf out;
	size_t paragraphs;
};

/* Leave of the layout the sheet of the conclusions, whose code is returned. */
static const char *
keep_conclusions(struct layout *l)
{
	const char *sheet = NULL;
	const struct part *p;
	size_t i = 0, n = 0;

	while ((p = layout_next(l, &i, NULL, "sheet")) != NULL)
		if (strcmp(p->kind, "conclusions") == 0)
			sheet = p->sheet;
	if (sheet == NULL)
		cli_die(EX_CONFIG, "the layout has no conclusions");
	for (i = 0; i < l->n; i++)
		if (strcmp(l->parts[i].sheet, sheet) == 0)
			l->parts[n++] = l->parts[i];
	l->n = n;
	return sheet;
}

/* A fact of the run that is given. */
static bool
is_given(const struct edition *e, const char *path)
{
	const char *value = ledger_get(e->ledger, path);

	return value != NULL && *value != '\0';
}

static void
add_line(const struct edition *e, struct buf *out, const char *label)
{
	words_fill(e->words, out, label, NULL);
	buf_putc(out, '\n');
}

static void
add_heading(const struct edition *e, struct buf *out, const char *title)
{
	if (is_given(e, "run/ingest/mark")) {
		add_line(e, out, "cover.mark");
		add_line(e, out, "cover.mark_meaning");
		buf_putc(out, '\n');
	}
	if (title != NULL)
		buf_printf(out, "%s\n", title);
	else
		add_line(e, out, "text.title");
	add_line(e, out,
	    is_given(e, "run/normalize/closing") ? "cover.closing"
						 : "cover.no_closing");
}

/* Lines below the first are set in, as the items that they are. */
static void
add_paragraph(void *text, const char *paragraph)
{
	struct text *t = text;
	struct buf lines = BUF_INIT;
	const char *line, *end;

	guard_text(&lines, paragraph);
	buf_printf(&t->out, "\n%zu. ", ++t->paragraphs);
	for (line = lines.data; (end = strchr(line, '\n')) != NULL;
	     line = end + 1) {
		buf_add(&t->out, line, (size_t)(end - line));
		buf_puts(&t->out, "\n   - ");
	}
	buf_printf(&t->out, "%s\n", line);
	buf_release(&lines);
}

int
main(int argc, char *argv[])
{
	struct printer_options o;
	struct edition e;
	struct text text = {BUF_INIT, 0};
	struct tsv_reader *in;
	struct outfile *out;
	const char *sheet;

	cli_begin(argv, usage, help);
	o = printer_options(argc, argv);
	in = printer_reader(argc, argv);
	out = cli_named_output(o.output);
	edition_open(&e, o.profile, o.language, NULL);
	sheet = keep_conclusions(&e.layout);
	edition_read(&e, in);
	add_heading(&e, &text.out, o.title);
	conclusions_each(&e, sheet, add_paragraph, &text);
	cli_text(out, &text.out);
	if (o.verbose)
		fprintf(stderr, "%s: %zu paragraph%s\n", diag_program(),
		    text.paragraphs, diag_plural(text.paragraphs));
	buf_release(&text.out);
	edition_close(&e);
	tsv_reader_free(in);
	return cli_end(EX_OK);
}
