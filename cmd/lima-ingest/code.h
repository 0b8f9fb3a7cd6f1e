/*
 * code: the codes by which number formats are written, such as "n "000.0#;@
 */
#ifndef INGEST_CODE_H
#define INGEST_CODE_H

#include <stdbool.h>
#include <stddef.h>

enum code_kind {
	CODE_END,     /* of the section */
	CODE_LITERAL, /* to be shown as it stands */
	CODE_BRACKET, /* what stands in it */
	CODE_SIGN     /* one character that means something */
};

struct code_token {
	enum code_kind kind;
	const char *bytes; /* in the code */
	size_t len;
};

/*
 * The token that the code begins with; the answer is where the next begins. A
 * section ends at ';'.
 */
const char *code_next(const char *code, struct code_token *token);

/* Does it stand for a digit? */
bool code_is_place(char sign);

#endif
