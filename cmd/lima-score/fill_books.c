/*
 * fill: who reported, and what became of what was reported.
 */
#include "fill.h"

#include "cli.h"

#include <string.h>

void
fill_coverage(struct figures *f, const struct findings *is)
{
	static const char *const row[KINDS] = {"states", "orgs"};

	figures_items(f, "participating reported reported_pct with_needs "
			 "with_needs_pct");
	for (int k = 0; k < KINDS; k++) {
		const struct reporters *who = &is->instrument->reporters[k];
		const struct reporter_tally *tally = is->tally->reporters[k];
		uintmax_t reported = 0, with_needs = 0;

		for (size_t r = 0; r < who->codes.n; r++) {
			reported += tally[r].reported;
			with_needs += tally[r].needs > 0;
		}
		figures_row(f, row[k]);
		figures_count(f, who->participating);
		figures_count(f, reported);
		figures_percent(f, reported, who->participating, 1);
		figures_count(f, with_needs);
		figures_percent(f, with_needs, who->participating, 1);
	}
}

static void
book(struct figures *f, const char *row, const struct book *book)
{
	uintmax_t amount;
	bool negative;

	figures_row(f, row);
	for (int entry = 0; entry < ENTRIES; entry++) {
		if (entry < ENTRIES_TOLD && !book->told[entry])
			figures_text(f, "");
		else
			figures_count(f, book->sum[entry]);
	}
	if (book_difference(book, &amount, &negative))
		figures_signed(f, amount, negative);
	else
		figures_text(f, "");
}

void
fill_books(struct figures *f, const struct findings *is)
{
	const struct books *books = is->tally->books;
	struct book total = books_total(books);

	figures_items(f,
	    "rows submissions answers added counted superseded "
	    "after_closing not_participating not_applicable rejected "
	    "difference");
	for (size_t i = 0; i < books_files(books); i++) {
		const char *file = books_file(books, i)->file;

		if (strcmp(file, FILL_ALL) == 0)
			cli_die(EX_DATAERR,
			    "src_file: the books of a file named '%s' cannot be "
			    "told from the total: name it './%s'",
			    file, file);
		book(f, file, books_file(books, i));
	}
	book(f, FILL_ALL, &total);
}
