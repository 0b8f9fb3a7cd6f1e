/*
 * printer: what the tools have in common that print the annexes as text.
 */
#include "printer.h"

#include "cli.h"

struct printer_options
printer_options(int argc, char *argv[])
{
	static const struct option longs[] = {{"help", no_argument, NULL, 'h'},
	    {"lang", required_argument, NULL, 'l'},
	    {"output", required_argument, NULL, 'o'},
	    {"profile", required_argument, NULL, 'p'},
	    {"title", required_argument, NULL, 'T'},
	    {"verbose", no_argument, NULL, 'v'},
	    {"version", no_argument, NULL, 'V'}, {NULL, 0, NULL, 0}};
	struct printer_options o = {.language = "en"};
	struct cli_options common = CLI_OPTIONS_INIT;
	int c;

	while (
	    (c = getopt_long(argc, argv, "hl:o:p:T:Vv", longs, NULL)) != -1) {
		switch (c) {
		case 'l':
			o.language = optarg;
			break;
		case 'o':
			o.output = optarg;
			break;
		case 'T':
			o.title = cli_words("title", optarg);
			break;
		default:
			cli_option(c, &common);
		}
	}
	o.profile = common.profile;
	o.verbose = common.verbose;
	return o;
}

void
printer_columns(const struct tsv_reader *in)
{
	static const char *const names[] = {"table", "row", "item", "value"};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(*names); i++)
		cli_column(in, names[i]);
}

struct tsv_reader *
printer_reader(int argc, char *argv[])
{
	struct tsv_reader *in = cli_reader(argc, argv);

	cli_column(in, "rec");
	printer_columns(in);
	return in;
}
