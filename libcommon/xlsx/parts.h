/*
 * parts: the parts of a workbook, which is a zip file.
 *
 * A part is unpacked as it is read. It never gives more bytes than the file
 * says that it has, and a file whose parts have more than may be is refused
 * before anything is unpacked. Parts may be read again, but not without end.
 */
#ifndef LIMA_XLSX_PARTS_H
#define LIMA_XLSX_PARTS_H

#include "lines_read.h"
#include "trouble.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct parts;
struct part;

/*
 * The zip file that stands behind a descriptor from start on, of at most that
 * many bytes when unpacked. The descriptor stays the caller's, but nothing else
 * may move its offset until parts_close. NULL, with *trouble filled in, if that
 * fails.
 */
struct parts *parts_open(
    int fd, off_t start, uintmax_t max, struct trouble *trouble);

/* The same from memory, which must last as long. */
struct parts *parts_of_bytes(
    const void *bytes, size_t len, uintmax_t max, struct trouble *trouble);

void parts_close(struct parts *);

/* Names have no '/' in front; case does not matter. */
bool parts_have(const struct parts *, const char *name);

/* NULL, with *trouble filled in, if that fails. Close it before the parts. */
struct part *part_open(
    struct parts *, const char *name, struct trouble *trouble);
void part_close(struct part *);

/*
 * Up to room of the next bytes; 0 is the end, or trouble. The first argument is
 * the struct part: this is a lines_read.
 */
size_t part_read(void *part, char *into, size_t room);

/* What went wrong in reading, or NULL. */
const struct trouble *part_trouble(const struct part *);

/* Reads a part as a whole; false, with *trouble filled in, if that fails. */
typedef bool part_reader(void *into, const char *name, lines_read *read,
    void *from, struct trouble *trouble);

/* Open a part, read it, close it; false as above, whatever the cause. */
bool part_take(struct parts *, const char *name, part_reader *reader,
    void *into, struct trouble *trouble);

#endif
