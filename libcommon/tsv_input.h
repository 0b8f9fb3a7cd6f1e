/*
 * tsv_input: one input of a reader, for tsv_reader.c alone.
 */
#ifndef LIMA_TSV_INPUT_H
#define LIMA_TSV_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The room that an input begins with; it grows with the longest line. */
#define TSV_INPUT_BYTES (256 * 1024)

/*
 * file and fd are set by the caller, fd to -1; data is NULL then. While it is
 * open, a newline stands behind the bytes that are there and not yet given,
 * which are those from start to end, and behind it BLOCK_BYTES can be read.
 */
struct tsv_input {
	char *file;
	int fd; /* -1: not open now */
	bool regular;
	bool ended;
	uintmax_t line; /* the number of the last line that was given */
	char *data;
	size_t start, end, room;
};

struct tsv_span {
	const char *at;
	size_t len;
};

enum tsv_line {
	TSV_LINE_GOT,
	TSV_LINE_END,
	TSV_LINE_CUT, /* the last line has no newline */
	TSV_LINE_ERROR
};

/* Stand before the first line; "-" is standard input. False, with errno. */
bool tsv_input_open(struct tsv_input *);
void tsv_input_close(struct tsv_input *);

/*
 * The next line, without its newline; it lives until the next call. chunk is
 * how many bytes to ask of read(2). On an error errno tells.
 */
enum tsv_line tsv_input_line(
    struct tsv_input *, size_t chunk, struct tsv_span *line);

/* Take the line that begins at start; false: it is not all there yet. */
static inline bool
tsv_input_take(struct tsv_input *in, struct tsv_span line)
{
	if (line.at + line.len == in->data + in->end)
		return false;
	in->start += line.len + 1;
	in->line++;
	return true;
}

#endif
