/*
 * The reader of gzip. The input is read as a gzip file, in pieces of two sizes;
 * and it is packed, damaged in a way that its first bytes choose, and read:
 * then there is trouble, or the text is what was packed.
 */
#include "fuzz.h"

#include "buf.h"
#include "gzip.h"

#include <zlib.h>

#define MAX_BYTES (256 * 1024)
#define CHOICES 6 /* bytes of the input that choose */

enum damage { NONE, CUT, GARBAGE, PADDING, FLIP, DAMAGES };

/* Read to the end; the answer is what is wrong, or NULL. */
static const char *
unpack(const struct buf *packed, size_t piece, struct buf *text)
{
	struct pieces p = {.data = (const uint8_t *)packed->data,
	    .len = packed->len,
	    .size = piece};
	struct gzip *g = gzip_open(pieces_read, &p, MAX_BYTES);
	const char *what = NULL;
	size_t n;

	buf_reset(text);
	do {
		buf_reserve(text, 4096);
		n = gzip_read(
		    g, text->data + text->len, 1 + 4095 % (piece + 1));
		text->len += n;
	} while (n > 0);
	if (gzip_trouble(g) != NULL)
		what = gzip_trouble(g)->what;
	must(text->len <= MAX_BYTES, "no more is unpacked than allowed");
	gzip_close(g);
	return what;
}

static void
read_as_it_is(const uint8_t *data, size_t size)
{
	struct buf packed = BUF_INIT, whole = BUF_INIT, parts = BUF_INIT;
	const char *a, *b;

	buf_add(&packed, data, size);
	a = unpack(&packed, 1 << 16, &whole);
	b = unpack(&packed, 1 + size % 5, &parts);
	must((a == NULL) == (b == NULL), "pieces do not matter");
	must(a != NULL || (whole.len == parts.len &&
			      memcmp(whole.data, parts.data, whole.len) == 0),
	    "pieces do not change the text");
	buf_release(&packed);
	buf_release(&whole);
	buf_release(&parts);
}

/* Add a member, with the parts of a header that the bits of flags ask for. */
static void
pack(struct buf *out, const uint8_t *data, size_t size, unsigned flags)
{
	static z_stream z;
	static Bytef name[] = "name.csv", comment[] = "a comment",
		     extra[] = "xy";
	gz_header header = {.text = flags & 1,
	    .hcrc = (flags & 2) != 0,
	    .name = flags & 4 ? name : NULL,
	    .comment = flags & 8 ? comment : NULL,
	    .extra = flags & 16 ? extra : NULL,
	    .extra_len = sizeof(extra)};

	if (z.state == NULL)
		must(deflateInit2(&z, 1, Z_DEFLATED, 15 + 16, 8,
			 Z_DEFAULT_STRATEGY) == Z_OK,
		    "zlib starts");
	deflateReset(&z);
	deflateSetHeader(&z, &header);
	buf_reserve(out, deflateBound(&z, size) + 64);
	z.next_in = (Bytef *)(uintptr_t)data;
	z.avail_in = (uInt)size;
	z.next_out = (Bytef *)out->data + out->len;
	z.avail_out = (uInt)(out->room - out->len);
	must(deflate(&z, Z_FINISH) == Z_STREAM_END, "it can be packed");
	out->len += z.total_out;
}

static void
damage(struct buf *packed, enum damage how, size_t where, uint8_t bits)
{
	static const char zeros[512];

	where %= packed->len;
	if (how == CUT)
		packed->len = where + (where == 0); /* nothing is no gzip */
	else if (how == GARBAGE)
		buf_putc(packed, (char)(bits | 1));
	else if (how == PADDING)
		buf_add(packed, zeros, where % sizeof(zeros));
	else if (how == FLIP)
		packed->data[where] = (char)(packed->data[where] ^ (bits | 1));
}

static bool
is_gzip(const uint8_t *data, size_t size)
{
	return size >= GZIP_MAGIC_BYTES &&
	       memcmp(data, GZIP_MAGIC, GZIP_MAGIC_BYTES) == 0;
}

static void
read_packed(const uint8_t *choice, const uint8_t *data, size_t size)
{
	struct buf packed = BUF_INIT, text = BUF_INIT;
	size_t half = choice[1] * size / 255, first;
	enum damage how = choice[2] % DAMAGES;
	const char *what;

	pack(&packed, data, half, choice[0]);
	first = packed.len;
	pack(&packed, data + half, size - half, choice[0] / 2u);
	damage(&packed, how, (size_t)choice[3] << 8 | choice[4], choice[5]);
	what = unpack(&packed, 1 + choice[5], &text);
	/* A cut between the members leaves a good file of the first alone. */
	if (how == CUT && packed.len == first)
		size = half;
	else if (how == CUT || how == GARBAGE)
		must(what != NULL, "damage is told");
	if ((how == NONE || how == PADDING) && !is_gzip(data, size) &&
	    size <= MAX_BYTES)
		must(what == NULL, "a good file can be read");
	must(what != NULL ||
		 (text.len == size && memcmp(text.data, data, size) == 0),
	    "what is read is what was packed");
	buf_release(&packed);
	buf_release(&text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	read_as_it_is(data, size);
	if (size > CHOICES)
		read_packed(data, data + CHOICES, size - CHOICES);
	return 0;
}
