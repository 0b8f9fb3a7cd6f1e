/*
 * tsv_output: lines through one large buffer to a descriptor.
 */
#define _GNU_SOURCE /* F_SETPIPE_SZ */

#include "tsv_output.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#define OUTPUT_BYTES (256 * 1024)
#define PIPE_BYTES (1024 * 1024)

void
tsv_output_init(struct tsv_output *out, int fd, void (*on_error)(int))
{
	out->fd = fd;
	out->on_error = on_error;
	out->error = 0;
	buf_init(&out->bytes);
	buf_reserve(&out->bytes, OUTPUT_BYTES);
#ifdef F_SETPIPE_SZ
	/* As much as the kernel lets us have; a plain file says no. */
	fcntl(fd, F_SETPIPE_SZ, PIPE_BYTES);
#endif
}

static void
failed(struct tsv_output *out, int error)
{
	out->error = error;
	if (out->on_error != NULL)
		out->on_error(error);
}

static void
write_out(struct tsv_output *out, const char *bytes, size_t len)
{
	ssize_t n;

	while (len > 0 && out->error == 0) {
		n = write(out->fd, bytes, len);
		if (n == -1 && errno == EINTR)
			continue;
		if (n <= 0) {
			failed(out, n == -1 ? errno : EIO);
			break;
		}
		bytes += n;
		len -= (size_t)n;
	}
}

static void
flush(struct tsv_output *out)
{
	write_out(out, out->bytes.data, out->bytes.len);
	buf_reset(&out->bytes);
}

/*
 * Records go out but for the newline of the last one, until more comes or the
 * writer is closed: if the process ends before that, by whatever hand, what it
 * wrote ends within a line and is not taken for a whole stream.
 */
static void
flush_but_newline(struct tsv_output *out)
{
	char last = out->bytes.data[--out->bytes.len];

	flush(out);
	buf_putc(&out->bytes, last);
}

void
tsv_output_add(struct tsv_output *out, const char *bytes, size_t len)
{
	if (len >= OUTPUT_BYTES - out->bytes.len && out->bytes.len > 0)
		flush_but_newline(out);
	if (len >= OUTPUT_BYTES) {
		flush(out);
		write_out(out, bytes, len - 1);
		bytes += len - 1;
		len = 1;
	}
	buf_add(&out->bytes, bytes, len);
}

void
tsv_output_added(struct tsv_output *out)
{
	if (out->bytes.len >= OUTPUT_BYTES)
		flush_but_newline(out);
}

int
tsv_output_close(struct tsv_output *out)
{
	flush(out);
	buf_release(&out->bytes);
	return out->error;
}
