/*
 * spool: a copy of what can be read only once.
 */
#include "spool.h"

#include "buf.h"
#include "progress.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#define BLOCK_BYTES (64 * 1024)

static bool
write_all(int fd, const char *bytes, size_t len)
{
	ssize_t n;

	while (len > 0) {
		n = write(fd, bytes, len);
		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			return false;
		bytes += n;
		len -= (size_t)n;
	}
	return true;
}

/* A file without a name that goes away when it is closed, or -1. */
static int
temporary_file(void)
{
	const char *folder = getenv("TMPDIR");
	struct buf path = BUF_INIT;
	int fd;

	if (folder == NULL || *folder == '\0')
		folder = "/tmp";
	buf_printf(&path, "%s/lima-ingest.XXXXXX", folder);
	fd = mkstemp(path.data);
	if (fd != -1)
		unlink(path.data);
	buf_release(&path);
	return fd;
}

/* Copy all; false with errno set if that fails. */
static bool
copy_all(int from, int to)
{
	char block[BLOCK_BYTES];
	uintmax_t copied = 0;
	ssize_t n;

	progress_step("copying");
	while ((n = read(from, block, sizeof(block))) != 0) {
		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1 || !write_all(to, block, (size_t)n))
			return false;
		copied += (uintmax_t)n;
		progress_bytes(copied);
	}
	return true;
}

int
spool_copy(int from, struct trouble *trouble)
{
	int to = temporary_file();

	if (to == -1) {
		trouble_set(trouble, EX_CANTCREAT,
		    "no temporary file can be made for it", strerror(errno));
		return -1;
	}
	if (!copy_all(from, to)) {
		trouble_set(trouble, EX_IOERR,
		    "cannot be copied to a temporary file", strerror(errno));
		close(to);
		return -1;
	}
	return to;
}
