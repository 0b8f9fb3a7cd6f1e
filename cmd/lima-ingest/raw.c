/*
 * raw: a file's bytes as they lie on the disk.
 */
#include "raw.h"

#include "mem.h"
#include "progress.h"
#include "spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#define BLOCK_BYTES (256 * 1024)
#define FIRST_BYTES 16 /* kept to tell what kind of file it is */

struct raw {
	int fd;
	off_t start;      /* where standard input stood when handed over */
	uintmax_t passed; /* bytes read since the first */
	struct trouble trouble;
	char first[FIRST_BYTES];
	size_t first_len;
};

/* The next bytes; 0 at the end or on trouble. */
static size_t
read_some(struct raw *r, char *into, size_t room)
{
	ssize_t n;

	do
		n = read(r->fd, into, room);
	while (n == -1 && errno == EINTR);
	if (n == -1) {
		trouble_set(
		    &r->trouble, EX_IOERR, "cannot be read", strerror(errno));
		return 0;
	}
	r->passed += (uintmax_t)n;
	progress_bytes(r->passed);
	return (size_t)n;
}

/* Put a copy that can be read twice in the place of the descriptor. */
static bool
spool(struct raw *r, struct trouble *trouble)
{
	int copy = spool_copy(r->fd, trouble);

	if (copy == -1)
		return false;
	if (r->fd != STDIN_FILENO)
		close(r->fd);
	r->fd = copy;
	r->start = 0;
	return true;
}

static void
tell_size(const struct raw *r)
{
	struct stat st;

	if (fstat(r->fd, &st) == 0 && st.st_size > r->start)
		progress_size((uintmax_t)(st.st_size - r->start));
}

/* What stands behind the descriptor, made fit to be read twice. */
static bool
prepare(struct raw *r, struct trouble *trouble)
{
	struct stat st;
	size_t n;

	if (fstat(r->fd, &st) == -1)
		return trouble_set(
		    trouble, EX_NOINPUT, "cannot be opened", strerror(errno));
	if (S_ISDIR(st.st_mode))
		return trouble_set(
		    trouble, EX_NOINPUT, "cannot be opened", strerror(EISDIR));
	if (S_ISREG(st.st_mode))
		r->start = lseek(r->fd, 0, SEEK_CUR);
	else if (!spool(r, trouble))
		return false;
	raw_rewind(r);
	while (r->first_len < FIRST_BYTES &&
	       (n = read_some(r, r->first + r->first_len,
		    FIRST_BYTES - r->first_len)) > 0)
		r->first_len += n;
	raw_rewind(r);
	*trouble = r->trouble;
	tell_size(r);
	return r->trouble.what == NULL;
}

struct raw *
raw_open(const char *file, struct trouble *trouble)
{
	struct raw *r;
	int fd = STDIN_FILENO;

	if (strcmp(file, "-") != 0)
		fd = open(file, O_RDONLY | O_CLOEXEC);
	if (fd == -1) {
		trouble_set(
		    trouble, EX_NOINPUT, "cannot be opened", strerror(errno));
		return NULL;
	}
	r = mem_new(1, sizeof(*r));
	r->fd = fd;
	if (!prepare(r, trouble)) {
		raw_close(r);
		return NULL;
	}
	return r;
}

void
raw_close(struct raw *r)
{
	if (r->fd != STDIN_FILENO)
		close(r->fd);
	free(r);
}

bool
raw_digest(struct raw *r, struct raw_digest *digest)
{
	char *block = mem_new(1, BLOCK_BYTES);
	SHA2_CTX sha;
	size_t n;

	SHA256Init(&sha);
	digest->bytes = 0;
	raw_rewind(r);
	while ((n = raw_read(r, block, BLOCK_BYTES)) > 0) {
		SHA256Update(&sha, (const uint8_t *)block, n);
		digest->bytes += n;
	}
	SHA256End(&sha, digest->sha256);
	free(block);
	raw_rewind(r);
	return raw_trouble(r) == NULL;
}

bool
raw_begins(const struct raw *r, const char *bytes, size_t len)
{
	return len <= r->first_len && memcmp(r->first, bytes, len) == 0;
}

void
raw_rewind(struct raw *r)
{
	r->passed = 0;
	if (r->start == -1 || lseek(r->fd, r->start, SEEK_SET) == -1)
		trouble_set(
		    &r->trouble, EX_IOERR, "cannot be read", strerror(errno));
}

size_t
raw_read(void *raw, char *into, size_t room)
{
	struct raw *r = raw;

	return r->trouble.what == NULL ? read_some(r, into, room) : 0;
}

const struct trouble *
raw_trouble(const struct raw *r)
{
	return r->trouble.what != NULL ? &r->trouble : NULL;
}

int
raw_fd(const struct raw *r, off_t *start)
{
	*start = r->start;
	return r->fd;
}
