/*
 * fields: what the columns of the tables are that the lima tools write. What
 * the profile names, such as levels and criteria, is taken from it.
 */
#ifndef LIMA_FIELDS_H
#define LIMA_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

/* The types of Table Schema that occur, by which values are checked. */
enum field_type { FIELD_STRING, FIELD_INTEGER, FIELD_NUMBER };

struct field_kind {
	const char *name; /* if codes are given, what stands before a code */
	enum field_type type;
	bool required; /* never empty */
	const char *title;
	const char *description;
	const char *codes; /* the table of the profile, or NULL */
};

/* A table that has a field's values as its key. */
struct reference {
	const char *field;
	const char *table;
	const char *key;
};

#define KEY_FIELDS 3

struct table_kind {
	const char *name; /* without ".tsv"; NULL: any other table */
	const char *title;
	const char *description;
	const struct field_kind *fields; /* ended by a name NULL */
	const char *key[KEY_FIELDS + 1]; /* ended by NULL; empty: none */
	bool primary; /* every row has the key, otherwise rows that have it */
	struct reference reference; /* field NULL: none */
};

/* Never NULL: of a table that the tools do not write nothing is known. */
const struct table_kind *fields_of_table(const char *name);

/*
 * What is known of a column, or NULL. Of a column for a code, *code is what
 * stands for the code; the caller sees whether the profile has it.
 */
const struct field_kind *fields_find(
    const struct table_kind *, const char *column, const char **code);

const char *fields_type_name(enum field_type);

/* Whether a value that is not empty is of the type. */
bool fields_type_holds(enum field_type, const char *value);

#endif
