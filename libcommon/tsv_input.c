/*
 * tsv, the inputs of a reader: files and pipes, line by line.
 */
#define _GNU_SOURCE /* F_SETPIPE_SZ */

#include "tsv_input.h"

#include "block.h"
#include "mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIPE_BYTES (1024 * 1024)

/* The newline and the block behind the bytes. */
#define BEHIND (1 + BLOCK_BYTES)

static void
set_end(struct tsv_input *in, size_t end)
{
	in->end = end;
	memset(in->data + end, '\n', BEHIND);
}

bool
tsv_input_open(struct tsv_input *in)
{
	struct stat st;

	if (strcmp(in->file, "-") == 0)
		in->fd = STDIN_FILENO;
	else
		in->fd = open(in->file, O_RDONLY | O_CLOEXEC);
	if (in->fd == -1)
		return false;
	in->regular = in->fd != STDIN_FILENO && fstat(in->fd, &st) == 0 &&
		      S_ISREG(st.st_mode);
#ifdef F_SETPIPE_SZ
	if (!in->regular)
		fcntl(in->fd, F_SETPIPE_SZ, PIPE_BYTES);
#endif
	in->ended = false;
	in->line = 0;
	in->room = TSV_INPUT_BYTES;
	in->data = mem_resize(NULL, in->room + BEHIND, 1);
	set_end(in, 0);
	return true;
}

void
tsv_input_close(struct tsv_input *in)
{
	if (in->fd > STDIN_FILENO)
		close(in->fd);
	in->fd = -1;
	free(in->data);
	in->data = NULL;
	in->start = in->end = in->room = 0;
}

/* Read more after what is there; false on an error, with errno. */
static bool
fill(struct tsv_input *in, size_t chunk)
{
	ssize_t n;

	if (in->start > 0) {
		memmove(in->data, in->data + in->start, in->end - in->start);
		in->end -= in->start;
		in->start = 0;
	}
	if (in->end == in->room) {
		in->room *= 2;
		in->data = mem_resize(in->data, in->room + BEHIND, 1);
	}
	if (chunk > in->room - in->end)
		chunk = in->room - in->end;
	do
		n = read(in->fd, in->data + in->end, chunk);
	while (n == -1 && errno == EINTR);
	if (n == -1)
		return false;
	if (n == 0)
		in->ended = true;
	set_end(in, in->end + (size_t)n);
	return true;
}

enum tsv_line
tsv_input_line(struct tsv_input *in, size_t chunk, struct tsv_span *line)
{
	size_t seen = 0;
	const char *newline;

	for (;;) {
		line->at = in->data + in->start;
		newline =
		    memchr(line->at + seen, '\n', in->end - in->start - seen);
		if (newline != NULL) {
			line->len = (size_t)(newline - line->at);
			tsv_input_take(in, *line);
			return TSV_LINE_GOT;
		}
		seen = in->end - in->start;
		if (in->ended)
			return seen > 0 ? TSV_LINE_CUT : TSV_LINE_END;
		if (!fill(in, chunk))
			return TSV_LINE_ERROR;
	}
}
