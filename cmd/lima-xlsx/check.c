/*
 * check: is a workbook, ours or another's, one that everybody can read?
 */
#include "check.h"

#include "check_about.h"
#include "check_notes.h"
#include "check_opened.h"
#include "check_sheet.h"
#include "cli.h"
#include "diag.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * What a workbook may unpack to: no more than anyone can look through, and so
 * many times its size as the most monotonous of tables.
 */
#define MOST_UNPACKED ((uintmax_t)4 << 30)
#define MOST_RATIO 300
#define RATIO_FROM ((uintmax_t)16 << 20)

/* In front of an old .xls, and of an .xlsx that a password protects. */
#define COMPOUND "\xd0\xcf\x11\xe0"

static uintmax_t
most_unpacked(off_t size)
{
	uintmax_t packed = size > 0 ? (uintmax_t)size : 0;

	return packed < (MOST_UNPACKED - RATIO_FROM) / MOST_RATIO
		   ? packed * MOST_RATIO + RATIO_FROM
		   : MOST_UNPACKED;
}

bool
check_workbook(
    struct parts *parts, struct found *found, struct trouble *trouble)
{
	struct notes *notes = notes_new();
	struct opened book;
	bool good = opened_read(&book, parts, trouble);
	size_t i;

	if (good)
		check_opened(&book, found);
	good = good && check_about(parts, found, trouble);
	for (i = 0; i < book.count && good; i++)
		if (!book.sheets[i].hidden)
			good = check_sheet(&book, i, notes, found, trouble);
	if (good)
		notes_end(notes, &book, found);
	opened_release(&book);
	notes_free(notes);
	return good;
}

static bool
check_open_file(int fd, struct found *found, struct trouble *trouble)
{
	struct parts *parts;
	struct stat st;
	char head[4];
	bool good;

	if (fstat(fd, &st) != 0)
		return trouble_set(
		    trouble, EX_NOINPUT, "cannot be read", strerror(errno));
	if (!S_ISREG(st.st_mode))
		return trouble_set(
		    trouble, EX_NOINPUT, "cannot be read", "not a file");
	if (pread(fd, head, sizeof(head), 0) == sizeof(head) &&
	    memcmp(head, COMPOUND, sizeof(head)) == 0)
		return trouble_set(trouble, EX_DATAERR,
		    "not a workbook (.xlsx)",
		    "an old .xls, or protected by a password");
	parts = parts_open(fd, 0, most_unpacked(st.st_size), trouble);
	if (parts == NULL)
		return false;
	good = check_workbook(parts, found, trouble);
	parts_close(parts);
	return good;
}

static int
check_file(const char *file, struct found *found)
{
	struct trouble trouble = {0};
	int fd = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	int status = EX_OK;

	found_file(found, file);
	if (fd == -1)
		trouble_set(
		    &trouble, EX_NOINPUT, "cannot open", strerror(errno));
	if (fd == -1 || !check_open_file(fd, found, &trouble))
		status = trouble_tell(&trouble, file);
	if (fd != -1)
		close(fd);
	return status;
}

int
check_files(char *const files[], size_t n, bool working, bool verbose)
{
	struct tsv_writer *out = cli_writer();
	struct found *found = found_open(out, working);
	int status = EX_OK, worst = EX_OK;
	size_t i;

	for (i = 0; i < n; i++) {
		status = check_file(files[i], found);
		if (status > worst)
			worst = status;
	}
	if (worst == EX_OK && found_must(found) > 0)
		worst = 1;
	if (verbose)
		fprintf(stderr,
		    "%s: %zu file%s: %ju must not be, %ju should not be\n",
		    diag_program(), n, diag_plural(n), found_must(found),
		    found_should(found));
	found_close(found);
	cli_writer_close(out);
	return worst;
}
