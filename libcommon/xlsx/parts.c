/*
 * parts: the parts of a workbook, which is a zip file.
 */
#include "parts.h"

#include "diag.h"
#include "mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>
#include <zip.h>

static const char damaged[] = "workbook: damaged or cut short";

/*
 * How often all that the file has may be read. We need three times; a file may
 * name a part of it any number of times.
 */
#define READ_AGAIN 8
#define READ_ANYWAY (1024 * 1024)

struct parts {
	zip_t *zip;
	uintmax_t left; /* bytes that may still be unpacked */
};

struct part {
	struct parts *parts;
	zip_file_t *file;
	char *name;
	uintmax_t left; /* of the bytes that it says it has */
	struct trouble trouble;
};

static bool
zip_trouble(struct trouble *t, const char *name, zip_error_t *error)
{
	char detail[sizeof(t->detail)];

	if (zip_error_code_zip(error) == ZIP_ER_NOPASSWD)
		return trouble_set(t, EX_DATAERR,
		    "workbook: protected by a password: save it without one",
		    NULL);
	snprintf(detail, sizeof(detail), "%s%s%s",
	    name != NULL ? diag_quote(name) : "", name != NULL ? ": " : "",
	    zip_error_strerror(error));
	return trouble_set(t, EX_DATAERR, damaged, detail);
}

/* Do the parts together have no more bytes than may be? */
static bool
fits(struct parts *p, uintmax_t max, struct trouble *trouble)
{
	zip_int64_t i, n = zip_get_num_entries(p->zip, 0);
	uintmax_t sum = 0;
	struct zip_stat st;
	char detail[sizeof(trouble->detail)];

	for (i = 0; i < n; i++) {
		if (zip_stat_index(p->zip, (zip_uint64_t)i, 0, &st) != 0)
			return zip_trouble(
			    trouble, NULL, zip_get_error(p->zip));
		if (st.size <= max - sum) {
			sum += st.size;
			continue;
		}
		snprintf(detail, sizeof(detail), "more than %ju bytes", max);
		return trouble_set(trouble, EX_DATAERR,
		    "workbook: too large unpacked", detail);
	}
	p->left = sum < (UINTMAX_MAX - READ_ANYWAY) / READ_AGAIN
		      ? sum * READ_AGAIN + READ_ANYWAY
		      : UINTMAX_MAX;
	return true;
}

/* The source is freed by what is made of it, or here. */
static struct parts *
open_source(zip_source_t *source, uintmax_t max, struct trouble *trouble)
{
	struct parts *p;
	zip_error_t error;
	zip_t *zip;

	zip_error_init(&error);
	zip = zip_open_from_source(source, ZIP_RDONLY, &error);
	if (zip == NULL) {
		zip_trouble(trouble, NULL, &error);
		zip_error_fini(&error);
		zip_source_free(source);
		return NULL;
	}
	p = mem_new(1, sizeof(*p));
	p->zip = zip;
	if (!fits(p, max, trouble)) {
		parts_close(p);
		return NULL;
	}
	return p;
}

struct parts *
parts_open(int fd, off_t start, uintmax_t max, struct trouble *trouble)
{
	int own = fcntl(fd, F_DUPFD_CLOEXEC, 0);
	FILE *file = own != -1 ? fdopen(own, "rb") : NULL;
	zip_source_t *source;
	zip_error_t error;

	if (file == NULL) {
		trouble_set(
		    trouble, EX_OSERR, "cannot be read", strerror(errno));
		if (own != -1)
			close(own);
		return NULL;
	}
	zip_error_init(&error);
	source = zip_source_filep_create(file, (zip_uint64_t)start, -1, &error);
	if (source == NULL) {
		zip_trouble(trouble, NULL, &error);
		zip_error_fini(&error);
		fclose(file);
		return NULL;
	}
	return open_source(source, max, trouble);
}

struct parts *
parts_of_bytes(
    const void *bytes, size_t len, uintmax_t max, struct trouble *trouble)
{
	zip_source_t *source;
	zip_error_t error;

	zip_error_init(&error);
	source = zip_source_buffer_create(bytes, len, 0, &error);
	if (source == NULL) {
		zip_trouble(trouble, NULL, &error);
		zip_error_fini(&error);
		return NULL;
	}
	return open_source(source, max, trouble);
}

void
parts_close(struct parts *p)
{
	zip_discard(p->zip);
	free(p);
}

bool
parts_have(const struct parts *p, const char *name)
{
	return zip_name_locate(p->zip, name, ZIP_FL_NOCASE) >= 0;
}

struct part *
part_open(struct parts *p, const char *name, struct trouble *trouble)
{
	zip_int64_t at = zip_name_locate(p->zip, name, ZIP_FL_NOCASE);
	struct part *part;
	struct zip_stat st;
	zip_file_t *file;

	if (at < 0 || zip_stat_index(p->zip, (zip_uint64_t)at, 0, &st) != 0) {
		trouble_set(trouble, EX_DATAERR, "workbook: a part is missing",
		    diag_quote(name));
		return NULL;
	}
	file = zip_fopen_index(p->zip, (zip_uint64_t)at, 0);
	if (file == NULL) {
		zip_trouble(trouble, name, zip_get_error(p->zip));
		return NULL;
	}
	part = mem_new(1, sizeof(*part));
	part->parts = p;
	part->file = file;
	part->name = mem_copy(name, strlen(name));
	part->left = st.size;
	return part;
}

void
part_close(struct part *part)
{
	zip_fclose(part->file);
	free(part->name);
	free(part);
}

size_t
part_read(void *context, char *into, size_t room)
{
	struct part *part = context;
	zip_int64_t n;

	if (part->trouble.what != NULL)
		return 0;
	n = zip_fread(part->file, into, room);
	if (n < 0) {
		zip_trouble(
		    &part->trouble, part->name, zip_file_get_error(part->file));
		return 0;
	}
	if ((uintmax_t)n > part->left) {
		trouble_set(&part->trouble, EX_DATAERR, damaged,
		    diag_quote(part->name));
		return 0;
	}
	if ((uintmax_t)n > part->parts->left) {
		trouble_set(&part->trouble, EX_DATAERR,
		    "workbook: the same parts are named too often",
		    diag_quote(part->name));
		return 0;
	}
	part->left -= (uintmax_t)n;
	part->parts->left -= (uintmax_t)n;
	return (size_t)n;
}

const struct trouble *
part_trouble(const struct part *part)
{
	return part->trouble.what != NULL ? &part->trouble : NULL;
}

bool
part_take(struct parts *p, const char *name, part_reader *reader, void *into,
    struct trouble *trouble)
{
	struct part *part = part_open(p, name, trouble);
	bool good;

	if (part == NULL)
		return false;
	good = reader(into, name, part_read, part, trouble);
	if (part->trouble.what != NULL) {
		*trouble = part->trouble;
		good = false;
	}
	part_close(part);
	return good;
}
