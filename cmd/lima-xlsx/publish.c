/*
 * publish: a workbook to its place, whole or not at all.
 */
#include "publish.h"

#include "cli.h"
#include "outfile.h"
#include "verify.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Where the unfinished workbook goes when it is for standard output. */
static struct outfile *
open_temporary(void)
{
	const char *folder = getenv("TMPDIR");
	struct buf path = BUF_INIT;
	struct outfile *o;

	buf_printf(&path, "%s/lima-xlsx",
	    folder != NULL && *folder != '\0' ? folder : "/tmp");
	o = outfile_open(path.data);
	if (o == NULL)
		cli_die(EX_CANTCREAT, "%s: %s", path.data, strerror(errno));
	buf_release(&path);
	return o;
}

static void
copy_out(int fd)
{
	char block[1 << 16];
	ssize_t got, done, n;

	if (lseek(fd, 0, SEEK_SET) == -1)
		cli_die(EX_IOERR, "temporary file: %s", strerror(errno));
	while ((got = read(fd, block, sizeof(block))) > 0)
		for (done = 0; done < got; done += n) {
			n = write(
			    STDOUT_FILENO, block + done, (size_t)(got - done));
			if (n == -1 && errno == EINTR)
				n = 0;
			else if (n == -1)
				cli_die(EX_IOERR, "standard output: %s",
				    strerror(errno));
		}
	if (got == -1)
		cli_die(EX_IOERR, "temporary file: %s", strerror(errno));
}

void
publish(const char *path, struct sheet *const sheets[], size_t n,
    const struct book_about *about)
{
	const char *name = path != NULL ? path : "standard output";
	struct outfile *out =
	    path != NULL ? outfile_open(path) : open_temporary();
	struct buf why = BUF_INIT;
	const char *trouble;
	int error;

	if (out == NULL)
		cli_die(EX_CANTCREAT, "%s: %s", path, strerror(errno));
	trouble = book_write(outfile_path(out), sheets, n, about);
	if (trouble != NULL)
		cli_die(EX_IOERR, "%s: %s", name, trouble);
	if (!verify(outfile_path(out), sheets, n, &why))
		cli_die(EX_IOERR,
		    "%s: the workbook is not as it was written "
		    "(is the disk full?): %s",
		    name, why.data);
	buf_release(&why);
	if (path == NULL) {
		copy_out(outfile_fd(out));
		outfile_abort(out);
		return;
	}
	error = outfile_commit(out);
	if (error != 0)
		cli_die(EX_IOERR, "%s: %s", path, strerror(error));
}
