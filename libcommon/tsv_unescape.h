/*
 * tsv_unescape: values as they were before they stood in a line, for
 * tsv_reader.c alone.
 */
#ifndef LIMA_TSV_UNESCAPE_H
#define LIMA_TSV_UNESCAPE_H

#include <stddef.h>

/*
 * Copy a field, its good escapes replaced, to where there is room for as much;
 * returns where it ends. BLOCK_BYTES more can be read behind the field, and
 * written behind the room.
 */
char *tsv_unescape(char *to, const char *field, size_t len);

#endif
