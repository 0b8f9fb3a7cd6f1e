/*
 * cli_text: a text to where the tool writes.
 */
#include "buf.h"
#include "cli.h"
#include "outfile.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static void
write_file(const char *path, const struct buf *text)
{
	struct outfile *out = outfile_open(path);
	int error;

	if (out == NULL)
		cli_die(EX_CANTCREAT, "%s: %s", path, strerror(errno));
	error = outfile_write(out, text->data, text->len);
	if (error == 0)
		error = outfile_commit(out);
	if (error != 0)
		cli_die(EX_IOERR, "%s: %s", path, strerror(error));
}

/* A write to standard output that fails is for cli_end to tell. */
void
cli_text(const char *path, const struct buf *text)
{
	if (path != NULL)
		write_file(path, text);
	else
		fwrite(text->data, 1, text->len, stdout);
}
