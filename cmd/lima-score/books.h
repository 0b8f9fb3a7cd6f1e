/*
 * books: for each input file, what came of the answers that were read from it.
 */
#ifndef LIMA_BOOKS_H
#define LIMA_BOOKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The entries of a file, in the order in which they are printed. */
enum entry {
	ROWS,
	SUBMISSIONS,
	ANSWERS,
	ADDED,
	COUNTED,
	SUPERSEDED,
	AFTER_CLOSING,
	NOT_PARTICIPATING,
	NOT_APPLICABLE,
	REJECTED,
	ENTRIES
};

/* How many of them are not tallied here but told by whoever read the file. */
#define ENTRIES_TOLD ADDED

struct book {
	char *file;
	uintmax_t sum[ENTRIES];
	bool told[ENTRIES_TOLD];
};

struct books;

struct books *books_new(void);
void books_free(struct books *);

/*
 * Add to an entry of a file; one of the first ENTRIES_TOLD is then told. False,
 * and nothing added, if the sum of all entries would no longer be exact.
 */
bool books_add(struct books *, const char *file, enum entry, uintmax_t n);

/* Order the files by name, bytewise. Then none may be added any more. */
void books_sort(struct books *);

size_t books_files(const struct books *);
const struct book *books_file(const struct books *, size_t);

/* All files together; an entry is told if it is for every file. */
struct book books_total(const struct books *);

/*
 * Answers read and added less all that became of them: its amount, and whether
 * it is below zero. False if the answers of the file were not told.
 */
bool book_difference(const struct book *, uintmax_t *amount, bool *negative);

#endif
