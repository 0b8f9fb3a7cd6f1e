/*
 * gzip: what a gzip file holds.
 *
 * The gz* functions of zlib are not used: they take a file that is cut short
 * for its end and say nothing of what stands after it.
 */
#include "gzip.h"

#include "mem.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <zlib.h>

#define BLOCK_BYTES (256 * 1024)
#define WINDOW_BITS (15 + 16) /* of inflateInit2: the largest, gzip only */

enum state { BETWEEN, IN_MEMBER, IN_PADDING };

struct gzip {
	lines_read *read;
	void *context;
	uintmax_t max_bytes;
	char *block;
	size_t len, done; /* what the block holds and how much of it is used */
	enum state state;
	unsigned char first[GZIP_MAGIC_BYTES]; /* of what is unpacked */
	struct gzip_facts facts;
	struct trouble trouble;
	z_stream z;
};

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

struct gzip *
gzip_open(lines_read *read, void *context, uintmax_t max_bytes)
{
	struct gzip *g = mem_new(1, sizeof(*g));

	g->read = read;
	g->context = context;
	g->max_bytes = max_bytes;
	g->block = mem_new(1, BLOCK_BYTES);
	g->z.zalloc = zlib_alloc;
	g->z.zfree = zlib_free;
	if (inflateInit2(&g->z, WINDOW_BITS) != Z_OK)
		trouble_set(
		    &g->trouble, EX_SOFTWARE, "zlib cannot start", NULL);
	return g;
}

void
gzip_close(struct gzip *g)
{
	inflateEnd(&g->z);
	free(g->block);
	free(g);
}

void
gzip_rewind(struct gzip *g)
{
	g->len = g->done = 0;
	g->state = BETWEEN;
	g->facts = (struct gzip_facts){0};
	if (g->trouble.status == EX_DATAERR)
		g->trouble = (struct trouble){0};
}

static bool
trouble(struct gzip *g, const char *what, const char *detail)
{
	trouble_set(&g->trouble, EX_DATAERR, what, detail);
	g->trouble.field = "gzip";
	return false;
}

/* Is there something left to read? */
static bool
more(struct gzip *g)
{
	if (g->done < g->len)
		return true;
	g->done = 0;
	g->len = g->read(g->context, g->block, BLOCK_BYTES);
	return g->len > 0;
}

/* Pass over the zero bytes that end the file. */
static bool
pass_padding(struct gzip *g)
{
	g->state = IN_PADDING;
	for (; more(g); g->done++, g->facts.padding++)
		if (g->block[g->done] != '\0')
			return trouble(
			    g, "something else stands after its end", NULL);
	return false;
}

/*
 * See to it that a member can go on or begin; false at the end or on trouble.
 */
static bool
more_gzip(struct gzip *g)
{
	if (!more(g)) {
		if (g->state == IN_MEMBER)
			trouble(g, "cut short", NULL);
		return false;
	}
	if (g->state == IN_MEMBER)
		return true;
	if (g->block[g->done] == '\0' && g->facts.members > 0)
		return pass_padding(g);
	if (g->block[g->done] != GZIP_MAGIC[0])
		return trouble(g, "something else stands after its end", NULL);
	inflateReset(&g->z);
	g->state = IN_MEMBER;
	g->facts.members++;
	return true;
}

/* Take note of bytes that were unpacked; false if they are not welcome. */
static bool
check_unpacked(struct gzip *g, const char *bytes, size_t len)
{
	char limit[40];
	size_t i;

	for (i = 0; i < len && g->facts.bytes + i < GZIP_MAGIC_BYTES; i++)
		g->first[g->facts.bytes + i] = (unsigned char)bytes[i];
	g->facts.bytes += len;
	if (g->facts.bytes > g->max_bytes) {
		snprintf(
		    limit, sizeof(limit), "%ju, see --max-bytes", g->max_bytes);
		return trouble(g, "unpacks to more bytes than allowed", limit);
	}
	if (g->facts.bytes >= GZIP_MAGIC_BYTES &&
	    memcmp(g->first, GZIP_MAGIC, GZIP_MAGIC_BYTES) == 0)
		return trouble(
		    g, "another gzip file is in it: unpack it once", NULL);
	return true;
}

size_t
gzip_read(struct gzip *g, char *into, size_t room)
{
	uInt want = room < UINT_MAX ? (uInt)room : UINT_MAX;
	size_t made;
	int got;

	if (g->trouble.what != NULL)
		return 0;
	g->z.next_out = (Bytef *)into;
	g->z.avail_out = want;
	while (g->z.avail_out == want && more_gzip(g)) {
		g->z.next_in = (Bytef *)g->block + g->done;
		g->z.avail_in = (uInt)(g->len - g->done);
		got = inflate(&g->z, Z_NO_FLUSH);
		g->done = g->len - g->z.avail_in;
		if (got == Z_STREAM_END) {
			g->state = BETWEEN;
		} else if (got != Z_OK) {
			trouble(g, "damaged", g->z.msg);
			break;
		}
	}
	made = want - g->z.avail_out;
	return check_unpacked(g, into, made) ? made : 0;
}

const struct trouble *
gzip_trouble(const struct gzip *g)
{
	return g->trouble.what != NULL ? &g->trouble : NULL;
}

struct gzip_facts
gzip_facts(const struct gzip *g)
{
	return g->facts;
}
