/*
 * raw: a file's bytes, decompressed if they are gzip.
 *
 * The gz* functions of zlib are not used: they take a file that is cut short
 * for its end and say nothing of what stands after it.
 */
#include "raw.h"

#include "mem.h"
#include "spool.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>
#include <zlib.h>

#define BLOCK_BYTES (256 * 1024)
#define GZIP_HEAD 0x1f
#define GZIP_NEXT 0x8b
#define WINDOW_BITS (15 + 16) /* of inflateInit2: the largest, gzip only */

struct raw {
	int fd;
	off_t start; /* where standard input stood when it was handed over */
	struct trouble trouble;
	unsigned char *block;
	size_t len, done; /* what the block holds and how much of it is used */
	bool gzip;
	bool in_member; /* the end of a gzip member is still to come */
	z_stream z;
};

static ssize_t
read_some(int fd, void *into, size_t room)
{
	ssize_t n;

	do
		n = read(fd, into, room);
	while (n == -1 && errno == EINTR);
	return n;
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

/* Fill the block with what comes next; false at the end or on trouble. */
static bool
fill(struct raw *r)
{
	ssize_t n = read_some(r->fd, r->block, BLOCK_BYTES);

	r->done = 0;
	r->len = n > 0 ? (size_t)n : 0;
	if (n == -1)
		trouble_set(
		    &r->trouble, EX_IOERR, "cannot be read", strerror(errno));
	return n > 0;
}

static voidpf
zlib_alloc(voidpf opaque, uInt n, uInt size)
{
	(void)opaque;
	return mem_new(n, size);
}

static void
zlib_free(voidpf opaque, voidpf block)
{
	(void)opaque;
	free(block);
}

static bool
seek_start(struct raw *r)
{
	r->len = r->done = 0;
	return lseek(r->fd, r->start, SEEK_SET) != -1;
}

/* What stands behind the descriptor, made fit to be read twice. */
static bool
prepare(struct raw *r, struct trouble *trouble)
{
	struct stat st;

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
	if (r->start == -1 || !seek_start(r))
		return trouble_set(
		    trouble, EX_IOERR, "cannot be read", strerror(errno));
	r->gzip = fill(r) && r->len >= 2 && r->block[0] == GZIP_HEAD &&
		  r->block[1] == GZIP_NEXT;
	r->z.zalloc = zlib_alloc;
	r->z.zfree = zlib_free;
	if (r->gzip && inflateInit2(&r->z, WINDOW_BITS) != Z_OK)
		return trouble_set(
		    trouble, EX_SOFTWARE, "zlib cannot start", NULL);
	raw_rewind(r);
	return true;
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
	r->block = mem_new(1, BLOCK_BYTES);
	if (!prepare(r, trouble)) {
		raw_close(r);
		return NULL;
	}
	return r;
}

void
raw_close(struct raw *r)
{
	if (r->gzip)
		inflateEnd(&r->z);
	if (r->fd != STDIN_FILENO)
		close(r->fd);
	free(r->block);
	free(r);
}

bool
raw_digest(struct raw *r, struct raw_digest *digest)
{
	SHA2_CTX sha;

	SHA256Init(&sha);
	digest->bytes = 0;
	raw_rewind(r);
	while (fill(r)) {
		SHA256Update(&sha, r->block, r->len);
		digest->bytes += r->len;
	}
	SHA256End(&sha, digest->sha256);
	raw_rewind(r);
	return raw_trouble(r) == NULL;
}

void
raw_rewind(struct raw *r)
{
	if (!seek_start(r))
		trouble_set(
		    &r->trouble, EX_IOERR, "cannot be read", strerror(errno));
	if (r->gzip)
		inflateReset(&r->z);
	r->in_member = r->gzip;
}

/* The block's bytes as they are. */
static size_t
read_plain(struct raw *r, char *into, size_t room)
{
	size_t n;

	if (r->done == r->len && !fill(r))
		return 0;
	n = r->len - r->done < room ? r->len - r->done : room;
	memcpy(into, r->block + r->done, n);
	r->done += n;
	return n;
}

/*
 * See to it that a gzip member can go on or begin; false at the end or on
 * trouble.
 */
static bool
more_gzip(struct raw *r)
{
	if (r->done == r->len && !fill(r)) {
		if (r->in_member && r->trouble.what == NULL)
			trouble_set(
			    &r->trouble, EX_DATAERR, "gzip: cut short", NULL);
		return false;
	}
	if (r->in_member)
		return true;
	if (r->block[r->done] != GZIP_HEAD)
		return trouble_set(&r->trouble, EX_DATAERR,
		    "gzip: something else stands after its end", NULL);
	inflateReset(&r->z);
	r->in_member = true;
	return true;
}

static size_t
read_gzip(struct raw *r, char *into, size_t room)
{
	uInt want = room < UINT_MAX ? (uInt)room : UINT_MAX;
	int got;

	r->z.next_out = (Bytef *)into;
	r->z.avail_out = want;
	while (r->z.avail_out == want && more_gzip(r)) {
		r->z.next_in = r->block + r->done;
		r->z.avail_in = (uInt)(r->len - r->done);
		got = inflate(&r->z, Z_NO_FLUSH);
		r->done = r->len - r->z.avail_in;
		if (got == Z_STREAM_END) {
			r->in_member = false;
		} else if (got != Z_OK) {
			trouble_set(
			    &r->trouble, EX_DATAERR, "gzip: damaged", r->z.msg);
			break;
		}
	}
	return want - r->z.avail_out;
}

size_t
raw_read(struct raw *r, char *into, size_t room)
{
	if (r->trouble.what != NULL)
		return 0;
	return r->gzip ? read_gzip(r, into, room) : read_plain(r, into, room);
}

const struct trouble *
raw_trouble(const struct raw *r)
{
	return r->trouble.what != NULL ? &r->trouble : NULL;
}
