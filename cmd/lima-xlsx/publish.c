/*
 * publish: a workbook to its place, whole or not at all.
 */
#include "publish.h"

#include "child.h"
#include "cli.h"
#include "unfinished.h"
#include "verify.h"

#include <dirent.h>
#include <string.h>
#include <unistd.h>

/* What the child does. */
struct job {
	const char *path;
	struct sheet *const *sheets;
	size_t n;
	const struct book_about *about;
	struct buf why;
};

static const char *
write_book(void *arg)
{
	struct job *job = arg;

	return book_write(
	    job->path, job->sheets, job->n, job->about, &job->why);
}

/*
 * The library that completes a workbook does so in a file beside it, whose name
 * begins with that of the workbook, and leaves it there if it is ended.
 */
static void
sweep(const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *base = slash != NULL ? slash + 1 : path;
	size_t len = strlen(base);
	struct buf name = BUF_INIT;
	struct dirent *entry;
	DIR *folder;

	buf_add(&name, path, (size_t)(base - path));
	folder = opendir(slash != NULL ? name.data : ".");
	while (folder != NULL && (entry = readdir(folder)) != NULL) {
		if (strncmp(entry->d_name, base, len) != 0 ||
		    entry->d_name[len] != '.')
			continue;
		buf_reset(&name);
		buf_add(&name, path, (size_t)(base - path));
		buf_puts(&name, entry->d_name);
		unlink(name.data);
	}
	if (folder != NULL)
		closedir(folder);
	buf_release(&name);
}

/* The whole workbook into the unfinished file, read back. */
static void
build(struct outfile *out, struct job *job)
{
	const char *name = outfile_name(out);
	struct buf why = BUF_INIT;
	int status, error;

	/* A child at work may leave something behind, to be swept first. */
	unfinished_put_off_end(child_kill);
	status = child_run(write_book, job, &why);
	if (status != 0)
		sweep(job->path);
	unfinished_let_end();
	if (status != 0)
		cli_die(status, "%s: %s", name, why.data);
	error = outfile_renew(out);
	if (error != 0)
		cli_die(EX_IOERR, "%s: %s", name, strerror(error));
	if (!verify(job->path, job->sheets, job->n, job->about, &why))
		cli_die(EX_IOERR,
		    "%s: the workbook is not as it was written "
		    "(is the disk full?): %s",
		    name, why.data);
	buf_release(&why);
}

void
publish(struct outfile *out, struct sheet *const sheets[], size_t n,
    const struct book_about *about)
{
	struct job job = {.path = outfile_path(out),
	    .sheets = sheets,
	    .n = n,
	    .about = about,
	    .why = BUF_INIT};

	build(out, &job);
	cli_output_close(out);
}
