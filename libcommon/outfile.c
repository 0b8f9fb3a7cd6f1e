/*
 * outfile: a file that appears whole under its name, or not at all.
 */
#include "outfile.h"

#include "buf.h"
#include "claim.h"
#include "mem.h"
#include "unfinished.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK_BYTES (64 * 1024)

struct outfile {
	const char *name;
	char *final; /* the file to replace or to make, or NULL */
	int into;    /* what to copy it to otherwise, or -1 */
	struct unfinished *temporary;
	int fd;
};

/* Is it what the descriptor writes to? */
static bool
is_behind(int fd, const struct stat *st)
{
	struct stat other;

	return fstat(fd, &other) == 0 && other.st_dev == st->st_dev &&
	       other.st_ino == st->st_ino;
}

/*
 * The name at the end of symbolic links that are no loop; there may be no such
 * file.
 */
static char *
follow(const char *path)
{
	char *at = mem_copy(path, strlen(path));
	char to[PATH_MAX];
	ssize_t n;

	while ((n = readlink(at, to, sizeof(to))) > 0) {
		const char *slash = to[0] != '/' ? strrchr(at, '/') : NULL;
		struct buf next = BUF_INIT;

		if (slash != NULL)
			buf_add(&next, at, (size_t)(slash - at) + 1);
		buf_add(&next, to, (size_t)n);
		free(at);
		at = buf_take(&next);
	}
	return at;
}

/*
 * The output that goes there already: it is written to in place, as what
 * follows would be lost if another file stood there. -1 if it is none.
 */
static int
own_output(const struct stat *st)
{
	if (is_behind(STDOUT_FILENO, st))
		return STDOUT_FILENO;
	return is_behind(STDERR_FILENO, st) ? STDERR_FILENO : -1;
}

static const char *
copy_into(struct outfile *o, int fd)
{
	o->into = fd;
	return fd == -1 ? strerror(errno) : NULL;
}

/* Where to go if something is there. */
static const char *
take_place(struct outfile *o, const char *path, const struct stat *st)
{
	int own = S_ISCHR(st->st_mode) ? -1 : own_output(st);

	if (S_ISDIR(st->st_mode))
		return strerror(EISDIR);
	if (own != -1)
		return copy_into(o, fcntl(own, F_DUPFD_CLOEXEC, 0));
	if (!S_ISREG(st->st_mode))
		return copy_into(
		    o, open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC));
	o->final = follow(path);
	return NULL;
}

static const char *
take_stdout(struct outfile *o)
{
	const char *why =
	    copy_into(o, fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0));
	struct stat st;

	if (why == NULL && fstat(o->into, &st) == -1)
		why = strerror(errno);
	return why != NULL ? why : claim_file(&st, CLAIM_STREAM);
}

/* Find out where the path leads to; NULL, or why no output can be there. */
static const char *
find_place(struct outfile *o, const char *path)
{
	const char *why;
	struct stat st;

	if (path == NULL)
		return take_stdout(o);
	if (stat(path, &st) == 0) {
		why = claim_file(&st, CLAIM_OUTPUT);
		return why != NULL ? why : take_place(o, path, &st);
	}
	if (errno != ENOENT)
		return strerror(errno);
	o->final = follow(path);
	return claim_new(o->final);
}

/* Beside the final name, so that it can be renamed, or where such files go. */
static void
name_temporary(const struct outfile *o, struct buf *name)
{
	const char *slash, *base, *folder = getenv("TMPDIR");

	if (o->final == NULL) {
		buf_printf(name, "%s/.lima.XXXXXX",
		    folder != NULL && *folder != '\0' ? folder : "/tmp");
		return;
	}
	slash = strrchr(o->final, '/');
	base = slash != NULL ? slash + 1 : o->final;
	buf_add(name, o->final, (size_t)(base - o->final));
	buf_printf(name, ".%s.XXXXXX", base);
}

static const char *
make_temporary(struct outfile *o)
{
	struct buf name = BUF_INIT;
	mode_t mask;

	name_temporary(o, &name);
	o->temporary = unfinished_new(name.data, &o->fd);
	buf_release(&name);
	if (o->temporary == NULL)
		return o->final != NULL ? strerror(errno)
					: "no temporary file can be created";
	if (o->final != NULL) {
		/* It has 0600, and should be as any other file made here. */
		mask = umask(0);
		umask(mask);
		fchmod(o->fd, 0666 & ~mask);
	}
	return NULL;
}

static void
release(struct outfile *o)
{
	if (o->into != -1)
		close(o->into);
	free(o->final);
	free(o);
}

struct outfile *
outfile_open(const char *path, const char **why)
{
	struct outfile *o = mem_new(1, sizeof(*o));

	o->name = path != NULL ? path : "standard output";
	o->into = -1;
	*why = find_place(o, path);
	if (*why == NULL)
		*why = make_temporary(o);
	if (*why != NULL) {
		release(o);
		return NULL;
	}
	return o;
}

const char *
outfile_name(const struct outfile *o)
{
	return o->name;
}

int
outfile_fd(const struct outfile *o)
{
	return o->fd;
}

const char *
outfile_path(const struct outfile *o)
{
	return unfinished_path(o->temporary);
}

static int
write_all(int fd, const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t n = write(fd, bytes, len);

		if (n == -1 && errno != EINTR)
			return errno;
		if (n > 0) {
			bytes += n;
			len -= (size_t)n;
		}
	}
	return 0;
}

int
outfile_write(struct outfile *o, const void *bytes, size_t len)
{
	return write_all(o->fd, bytes, len);
}

int
outfile_renew(struct outfile *o)
{
	int fd = open(outfile_path(o), O_RDWR | O_CLOEXEC);

	if (fd == -1)
		return errno;
	close(o->fd);
	o->fd = fd;
	return 0;
}

static int
put_in_place(struct outfile *o)
{
	int error = 0;

	/* EINVAL: a file system that has nothing to make durable. */
	if (fsync(o->fd) == -1 && errno != EINVAL)
		error = errno;
	if (close(o->fd) == -1 && error == 0)
		error = errno;
	o->fd = -1;
	if (error == 0 && rename(outfile_path(o), o->final) == -1)
		error = errno;
	return error;
}

static int
copy(struct outfile *o)
{
	char block[BLOCK_BYTES];
	int error = 0;
	ssize_t n;

	if (lseek(o->fd, 0, SEEK_SET) == -1)
		return errno;
	while (error == 0 && (n = read(o->fd, block, sizeof(block))) != 0)
		if (n > 0)
			error = write_all(o->into, block, (size_t)n);
		else if (errno != EINTR)
			error = errno;
	/* A disk may say only now that it is full. */
	if (close(o->into) == -1 && error == 0)
		error = errno;
	o->into = -1;
	return error;
}

int
outfile_commit(struct outfile *o)
{
	int error = o->final != NULL ? put_in_place(o) : copy(o);

	outfile_abort(o);
	return error;
}

void
outfile_abort(struct outfile *o)
{
	if (o->fd != -1)
		close(o->fd);
	unfinished_remove(o->temporary);
	release(o);
}
