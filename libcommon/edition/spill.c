/*
 * spill: bytes in a temporary file.
 */
#include "spill.h"

#include "buf.h"
#include "cli.h"
#include "mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BLOCK ((size_t)1 << 18)

struct spill {
	int fd;
	uint64_t written;
	char *block; /* what is not yet written */
	size_t used;
};

struct spill *
spill_new(void)
{
	struct spill *s = mem_new(1, sizeof(*s));
	const char *folder = getenv("TMPDIR");
	struct buf path = BUF_INIT;

	buf_printf(&path, "%s/lima.XXXXXX",
	    folder != NULL && *folder != '\0' ? folder : "/tmp");
	s->fd = mkstemp(path.data);
	if (s->fd == -1)
		cli_die(EX_CANTCREAT, "temporary file: %s: %s", path.data,
		    strerror(errno));
	unlink(path.data);
	buf_release(&path);
	s->block = mem_new(BLOCK, 1);
	return s;
}

void
spill_free(struct spill *s)
{
	if (s == NULL)
		return;
	close(s->fd);
	free(s->block);
	free(s);
}

static void
write_all(struct spill *s, const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t n = write(s->fd, bytes, len);

		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			cli_die(
			    EX_IOERR, "temporary file: %s", strerror(errno));
		bytes += n;
		len -= (size_t)n;
		s->written += (uint64_t)n;
	}
}

void
spill_write(struct spill *s, const void *bytes, size_t len)
{
	if (len > BLOCK - s->used)
		spill_end(s);
	if (len > BLOCK) {
		write_all(s, bytes, len);
		return;
	}
	memcpy(s->block + s->used, bytes, len);
	s->used += len;
}

uint64_t
spill_end(struct spill *s)
{
	write_all(s, s->block, s->used);
	s->used = 0;
	return s->written;
}

FILE *
spill_take(struct spill *s)
{
	FILE *file;

	if (lseek(s->fd, 0, SEEK_SET) == -1 ||
	    (file = fdopen(s->fd, "r")) == NULL)
		cli_die(EX_IOERR, "temporary file: %s", strerror(errno));
	free(s->block);
	free(s);
	return file;
}

void
spill_read(const struct spill *s, uint64_t at, void *bytes, size_t len)
{
	char *to = bytes;

	while (len > 0) {
		ssize_t n = pread(s->fd, to, len, (off_t)at);

		if (n == -1 && errno == EINTR)
			continue;
		if (n <= 0)
			cli_die(EX_IOERR, "temporary file: %s",
			    n == 0 ? "cut short" : strerror(errno));
		to += n;
		len -= (size_t)n;
		at += (uint64_t)n;
	}
}
