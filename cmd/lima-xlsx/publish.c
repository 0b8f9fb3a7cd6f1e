/*
 * publish: a workbook to its place, whole or not at all.
 */
#include "publish.h"

#include "child.h"
#include "cli.h"
#include "mem.h"
#include "outfile.h"
#include "verify.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
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

/* The name of a file that is to go if a signal ends the tool. */
static char *unfinished;

/* The signal that came while the child was at work, or 0. */
static volatile sig_atomic_t stopped;

static void
leave(int number)
{
	unlink(unfinished);
	signal(number, SIG_DFL);
	raise(number);
}

/* A child at work may leave something behind: that is for build to sweep. */
static void
on_signal(int number)
{
	if (child_kill())
		stopped = number;
	else
		leave(number);
}

static const int signals[] = {SIGHUP, SIGINT, SIGTERM};

/* Leave nothing when a person or the machine stops the tool. */
static void
watch(const char *path)
{
	size_t i;

	unfinished = mem_copy(path, strlen(path));
	for (i = 0; i < sizeof(signals) / sizeof(*signals); i++)
		if (signal(signals[i], SIG_IGN) != SIG_IGN)
			signal(signals[i], on_signal);
}

static void
unwatch(void)
{
	size_t i;

	for (i = 0; i < sizeof(signals) / sizeof(*signals); i++)
		if (signal(signals[i], SIG_IGN) != SIG_IGN)
			signal(signals[i], SIG_DFL);
	free(unfinished);
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
build(struct outfile *out, const char *name, struct job *job)
{
	struct buf why = BUF_INIT;
	int status, error;

	job->path = outfile_path(out);
	status = child_run(write_book, job, &why);
	if (status != 0)
		sweep(job->path);
	if (stopped != 0)
		leave((int)stopped);
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
publish(const char *path, struct sheet *const sheets[], size_t n,
    const struct book_about *about)
{
	struct job job = {.sheets = sheets, .n = n, .about = about};
	struct outfile *out =
	    path != NULL ? outfile_open(path) : open_temporary();
	int error;

	buf_init(&job.why);
	if (out == NULL)
		cli_die(EX_CANTCREAT, "%s: %s", path, strerror(errno));
	watch(outfile_path(out));
	build(out, path != NULL ? path : "standard output", &job);
	if (path == NULL) {
		copy_out(outfile_fd(out));
		outfile_abort(out);
		unwatch();
		return;
	}
	error = outfile_commit(out);
	unwatch();
	if (error != 0)
		cli_die(EX_IOERR, "%s: %s", path, strerror(error));
}
