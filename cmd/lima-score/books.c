/*
 * books: what came of the answers of each input file.
 */
#include "books.h"

#include "map.h"
#include "mem.h"

#include <stdlib.h>
#include <string.h>

struct books {
	struct book *book;
	size_t n, room;
	struct map *number;
	uintmax_t added; /* in all, so that no sum of entries can be larger */
};

struct books *
books_new(void)
{
	struct books *books = mem_new(1, sizeof(*books));

	books->number = map_new();
	return books;
}

void
books_free(struct books *books)
{
	for (size_t i = 0; i < books->n; i++)
		free(books->book[i].file);
	free(books->book);
	map_free(books->number);
	free(books);
}

static struct book *
find(struct books *books, const char *file)
{
	size_t len = strlen(file);
	size_t i = map_add(books->number, file, len, books->n);
	struct book *book;

	if (i != MAP_NONE)
		return &books->book[i];
	books->book =
	    mem_grow(books->book, books->n, &books->room, sizeof(*books->book));
	book = &books->book[books->n++];
	*book = (struct book){.file = mem_copy(file, len)};
	return book;
}

bool
books_add(struct books *books, const char *file, enum entry entry, uintmax_t n)
{
	struct book *book;

	if (n > UINTMAX_MAX - books->added)
		return false;
	books->added += n;
	book = find(books, file);
	book->sum[entry] += n;
	if (entry < ENTRIES_TOLD)
		book->told[entry] = true;
	return true;
}

static int
by_name(const void *a, const void *b)
{
	const struct book *x = a, *y = b;

	return strcmp(x->file, y->file);
}

void
books_sort(struct books *books)
{
	if (books->n > 0)
		qsort(books->book, books->n, sizeof(*books->book), by_name);
}

size_t
books_files(const struct books *books)
{
	return books->n;
}

const struct book *
books_file(const struct books *books, size_t i)
{
	return &books->book[i];
}

struct book
books_total(const struct books *books)
{
	struct book total = {.told = {true, true, true}};

	for (size_t i = 0; i < books->n; i++) {
		for (int entry = 0; entry < ENTRIES; entry++)
			total.sum[entry] += books->book[i].sum[entry];
		for (int entry = 0; entry < ENTRIES_TOLD; entry++)
			if (!books->book[i].told[entry])
				total.told[entry] = false;
	}
	return total;
}

bool
book_difference(const struct book *book, uintmax_t *amount, bool *negative)
{
	uintmax_t came_in = book->sum[ANSWERS] + book->sum[ADDED];
	uintmax_t accounted = 0;

	if (!book->told[ANSWERS])
		return false;
	for (int entry = COUNTED; entry < ENTRIES; entry++)
		accounted += book->sum[entry];
	*negative = came_in < accounted;
	*amount = *negative ? accounted - came_in : came_in - accounted;
	return true;
}
