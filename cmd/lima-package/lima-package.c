/*
 * lima-package: say in a Data Package what the tables of an edition are.
 */
#include "cli.h"
#include "diag.h"
#include "operands.h"
#include "package.h"

#include <stdio.h>

static const char usage[] =
    "usage: lima-package [-hVv] [-o file] [-p profile] folder | file ...\n";

static const char help[] =
    "\n"
    "Describe the tables of a folder, the columns, types, keys and hashes of\n"
    "each, as a Data Package 2.0, after checking that every row is so.\n"
    "\n"
    "  -h, --help           print this and exit\n"
    "  -o, --output FILE    the descriptor; appears whole or not at all\n"
    "                       (default: standard output)\n"
    "  -p, --profile NAME   the instrument, by name or folder\n"
    "                       (default lima-commitment)\n"
    "  -V, --version        print the version and exit\n"
    "  -v, --verbose        say at the end how much was described\n"
    "\n"
    "Example:\n"
    "  lima-package -o annexes/datapackage.json annexes\n";

struct options {
	struct cli_options common;
	const char *output; /* NULL: standard output */
};

static struct options
parse_options(int argc, char *argv[])
{
	static const struct option longs[] = {{"help", no_argument, NULL, 'h'},
	    {"output", required_argument, NULL, 'o'},
	    {"profile", required_argument, NULL, 'p'},
	    {"verbose", no_argument, NULL, 'v'},
	    {"version", no_argument, NULL, 'V'}, {NULL, 0, NULL, 0}};
	struct options o = {.common = CLI_OPTIONS_INIT};
	int c;

	while ((c = getopt_long(argc, argv, "ho:p:Vv", longs, NULL)) != -1) {
		if (c == 'o')
			o.output = optarg;
		else
			cli_option(c, &o.common);
	}
	if (optind == argc)
		cli_usage("no tables given");
	return o;
}

static void
tell(const struct package *p)
{
	uintmax_t rows = 0;

	for (size_t i = 0; i < p->n; i++)
		rows += p->resources[i]->rows;
	fprintf(stderr, "%s: %zu table%s of %ju rows\n", diag_program(), p->n,
	    diag_plural(p->n), rows);
}

int
main(int argc, char *argv[])
{
	struct options o;
	struct operands tables = {.n = 0};
	struct profile *profile;
	struct package *package;
	struct outfile *out;
	struct buf text = BUF_INIT;

	cli_begin(argv, usage, help);
	o = parse_options(argc, argv);
	profile = cli_profile(o.common.profile);
	for (int i = optind; i < argc; i++)
		operands_add(&tables, argv[i]);
	for (size_t i = 0; i < tables.n; i++)
		cli_reads(tables.path[i]);
	out = cli_named_output(o.output);
	package = package_read(tables.path, tables.n, profile);
	package_describe(package, &text);
	cli_text(out, &text);
	if (o.common.verbose)
		tell(package);

	buf_release(&text);
	package_free(package);
	operands_release(&tables);
	profile_free(profile);
	return cli_end(EX_OK);
}
