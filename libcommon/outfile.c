/*
 * outfile: a file that appears whole under its name, or not at all.
 */
#include "outfile.h"

#include "buf.h"
#include "mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct outfile {
	struct outfile *next;
	int fd;
	char *final;
	char *temporary;
};

/* Those that are open, so that exit can remove them. */
static struct outfile *open_files;

static void
remove_all(void)
{
	struct outfile *o;

	for (o = open_files; o != NULL; o = o->next)
		unlink(o->temporary);
}

struct outfile *
outfile_open(const char *path)
{
	static bool registered;
	const char *slash = strrchr(path, '/');
	const char *base = slash != NULL ? slash + 1 : path;
	struct buf name = BUF_INIT;
	struct outfile *o;
	mode_t mask;
	int fd;

	buf_add(&name, path, (size_t)(base - path));
	buf_printf(&name, ".%s.XXXXXX", base);
	fd = mkstemp(name.data);
	if (fd == -1) {
		buf_release(&name);
		return NULL;
	}
	/* mkstemp gives 0600; the file should be as any other one made here. */
	mask = umask(0);
	umask(mask);
	fchmod(fd, 0666 & ~mask);
	if (!registered)
		atexit(remove_all);
	registered = true;
	o = mem_new(1, sizeof(*o));
	o->fd = fd;
	o->final = mem_copy(path, strlen(path));
	o->temporary = buf_take(&name);
	o->next = open_files;
	open_files = o;
	return o;
}

int
outfile_fd(const struct outfile *o)
{
	return o->fd;
}

const char *
outfile_path(const struct outfile *o)
{
	return o->temporary;
}

int
outfile_write(struct outfile *o, const void *bytes, size_t len)
{
	const char *at = bytes;

	while (len > 0) {
		ssize_t n = write(o->fd, at, len);

		if (n == -1 && errno != EINTR)
			return errno;
		if (n > 0) {
			at += n;
			len -= (size_t)n;
		}
	}
	return 0;
}

int
outfile_renew(struct outfile *o)
{
	int fd = open(o->temporary, O_RDWR | O_CLOEXEC);

	if (fd == -1)
		return errno;
	close(o->fd);
	o->fd = fd;
	return 0;
}

static void
forget(struct outfile *o)
{
	struct outfile **link = &open_files;

	while (*link != o)
		link = &(*link)->next;
	*link = o->next;
	free(o->final);
	free(o->temporary);
	free(o);
}

int
outfile_commit(struct outfile *o)
{
	int error = 0;

	/* EINVAL: a file system that has nothing to make durable. */
	if (fsync(o->fd) == -1 && errno != EINVAL)
		error = errno;
	if (close(o->fd) == -1 && error == 0)
		error = errno;
	if (error == 0 && rename(o->temporary, o->final) == -1)
		error = errno;
	if (error != 0)
		unlink(o->temporary);
	forget(o);
	return error;
}

void
outfile_abort(struct outfile *o)
{
	close(o->fd);
	unlink(o->temporary);
	forget(o);
}
