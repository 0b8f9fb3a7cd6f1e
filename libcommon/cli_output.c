/*
 * cli_output: the files that a tool writes, and those that it reads.
 */
#include "claim.h"
#include "cli.h"
#include "outfile.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct outfile *
cli_output(const char *path)
{
	const char *why;
	struct outfile *out = outfile_open(path, &why);

	if (out == NULL)
		cli_die(EX_CANTCREAT, "%s: %s",
		    path != NULL ? path : "standard output", why);
	return out;
}

struct outfile *
cli_named_output(const char *path)
{
	return path != NULL ? cli_output(path) : NULL;
}

void
cli_output_close(struct outfile *out)
{
	const char *name = outfile_name(out);
	int error = outfile_commit(out);

	if (error != 0)
		cli_die(EX_IOERR, "%s: %s", name, strerror(error));
}

/* A write to standard output that fails is for cli_end to tell. */
void
cli_text(struct outfile *out, const struct buf *text)
{
	int error;

	if (out == NULL) {
		fwrite(text->data, 1, text->len, stdout);
		return;
	}
	error = outfile_write(out, text->data, text->len);
	if (error != 0)
		cli_die(EX_IOERR, "%s: %s", outfile_name(out), strerror(error));
	cli_output_close(out);
}

void
cli_reads(const char *path)
{
	bool given = strcmp(path, "-") == 0;
	const char *why = NULL;
	struct stat st;

	/* What is not there is for who opens it to tell. */
	if ((given ? fstat(STDIN_FILENO, &st) : stat(path, &st)) == 0)
		why = claim_file(&st, CLAIM_READ);
	if (why != NULL)
		cli_die(EX_CANTCREAT, "%s: %s", given ? "standard input" : path,
		    why);
}

void
cli_streams(void)
{
	const char *why = NULL;
	struct stat st;

	if (fstat(STDOUT_FILENO, &st) == 0)
		why = claim_file(&st, CLAIM_STREAM);
	if (why != NULL)
		cli_die(EX_CANTCREAT, "standard output: %s", why);
}
