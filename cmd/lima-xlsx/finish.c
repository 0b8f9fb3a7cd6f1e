/*
 * finish: what the library that writes workbooks leaves open.
 */
#include "finish.h"

#include "spill.h"

#include <stdint.h>
#include <string.h>
#include <zip.h>

static const char core[] = "docProps/core.xml";
static const char core_end[] = "</cp:coreProperties>";

/* Of parts that are read whole; they are without their rows. */
#define BLOCK 65536

/* 1 January 1980, as the library dates all parts. */
#define DOS_DATE 0x21
#define DOS_TIME 0

/*
 * Rows repeat themselves so much that more effort gains little. The library
 * takes heed of it only where the method is not that of the part before, even
 * if it is the same in the end.
 */
#define EFFORT 3

static bool
read_part(zip_t *zip, zip_uint64_t index, struct buf *part)
{
	zip_file_t *file = zip_fopen_index(zip, index, 0);
	char bytes[BLOCK];
	zip_int64_t n;

	if (file == NULL)
		return false;
	while ((n = zip_fread(file, bytes, sizeof(bytes))) > 0)
		buf_add(part, bytes, (size_t)n);
	zip_fclose(file);
	return n == 0;
}

/* The source is the archive's from here on. */
static bool
replace(zip_t *zip, zip_uint64_t index, zip_source_t *source)
{
	if (source == NULL)
		return false;
	if (zip_file_replace(zip, index, source, 0) == -1) {
		zip_source_free(source);
		return false;
	}
	return zip_set_file_compression(zip, index, ZIP_CM_DEFAULT, EFFORT) ==
		   0 &&
	       zip_file_set_dostime(zip, index, DOS_TIME, DOS_DATE, 0) == 0;
}

/* The part goes through a file: an archive wants to know its size. */
static bool
add_rows(zip_t *zip, const struct longsheet *sheet)
{
	struct buf name = BUF_INIT, part = BUF_INIT;
	struct spill *out = spill_new();
	zip_int64_t index;
	bool good;

	buf_printf(&name, "xl/worksheets/sheet%zu.xml", sheet->number);
	index = zip_name_locate(zip, name.data, 0);
	good = index != -1 && read_part(zip, (zip_uint64_t)index, &part) &&
	       longsheet_write(sheet, &part, out);
	if (good) {
		uint64_t size = spill_end(out);

		good = replace(zip, (zip_uint64_t)index,
		    zip_source_filep(
			zip, spill_take(out), 0, (zip_int64_t)size));
	} else {
		spill_free(out);
	}
	buf_release(&name);
	buf_release(&part);
	return good;
}

/* text must live until the archive is closed. */
static bool
set_language(zip_t *zip, const char *language, struct buf *text)
{
	zip_int64_t index = zip_name_locate(zip, core, 0);
	struct buf old = BUF_INIT;
	const char *at = NULL;

	if (index != -1 && read_part(zip, (zip_uint64_t)index, &old))
		at = strstr(old.data, core_end);
	if (at != NULL) {
		buf_add(text, old.data, (size_t)(at - old.data));
		buf_printf(text, "<dc:language>%s</dc:language>%s", language,
		    core_end);
	}
	buf_release(&old);
	return at != NULL &&
	       replace(zip, (zip_uint64_t)index,
		   zip_source_buffer(zip, text->data, text->len, 0));
}

const char *
finish(const char *path, const struct longsheet sheets[], size_t n,
    const char *language, struct buf *why)
{
	int error = 0;
	zip_t *zip = zip_open(path, 0, &error);
	struct buf text = BUF_INIT;
	bool good = true;
	size_t i;

	if (zip == NULL) {
		zip_error_t words;

		zip_error_init_with_code(&words, error);
		buf_puts(why, zip_error_strerror(&words));
		zip_error_fini(&words);
		return why->data;
	}
	for (i = 0; i < n && good; i++)
		good = add_rows(zip, &sheets[i]);
	if (good && *language != '\0')
		good = set_language(zip, language, &text);
	if (good && zip_close(zip) == 0)
		zip = NULL;
	if (zip != NULL) {
		buf_puts(why, zip_strerror(zip));
		zip_discard(zip);
	}
	buf_release(&text);
	return zip != NULL ? why->data : NULL;
}
