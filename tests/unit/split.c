/*
 * How the needs answers of lima-classify fall into items.
 */
#include "../../cmd/lima-classify/split.h"

#include "buf.h"
#include "tap.h"

#include <stdio.h>
#include <string.h>

static const struct {
	const char *answer;
	const char *items; /* each in brackets */
} cases[] = {
    /* Lines. */
    {"", ""},
    {" \n\t\r\n", ""},
    {"one", "[one]"},
    {"one\ntwo", "[one][two]"},
    {"one\r\ntwo\r\n", "[one][two]"},
    {"one\rtwo", "[one][two]"},
    {"\n\none\n\n\ntwo\n", "[one][two]"},
    {"  one  \n\ttwo\t", "[one][two]"},
    {u8"\u00a0one\u00a0", "[one]"},
    {"one; two, three", "[one; two, three]"},

    /* Signs. */
    {"- one\n- two", "[one][two]"},
    {"-one\n  - two", "[one][two]"},
    {"* one\n*two", "[one][two]"},
    {u8"– one\n— two\n− three", "[one][two][three]"},
    {u8"• one\n·two\n▪ three\n◦ four", "[one][two][three][four]"},
    {u8"\uf0b7 one", "[one]"},
    {u8"•\u00a0one", "[one]"},
    {"- - one", "[one]"},
    {"-", ""},
    {"-\none", "[one]"},
    {"-5 % of the posts", "[-5 % of the posts]"},
    {"- 5 posts", "[5 posts]"},
    {"one - two\nwell-known", "[one - two][well-known]"},

    /* Numbers. */
    {"1. one\n2. two\n10. three", "[one][two][three]"},
    {"1) one\n(2) two\n3.three", "[one][two][three]"},
    {"1.- one\n2)- two", "[one][two]"},
    {"1.1. one\n1.2) two", "[one][two]"},
    {"- 1. one", "[one]"},
    {"1.\none", "[one]"},
    {"3 courses", "[3 courses]"},
    {"2019. A plan", "[2019. A plan]"},
    {"(2019) a plan", "[(2019) a plan]"},
    {"2.5 million", "[2.5 million]"},
    {"1.000 posts", "[1.000 posts]"},
    {"12.05.2019 meeting", "[12.05.2019 meeting]"},
    {"24/7 service", "[24/7 service]"},
    {"2", "[2]"},

    /* Letters. */
    {"a) one\nb) two", "[one][two]"},
    {"a. one\nB. two", "[one][two]"},
    {"(a) one\n(b)two", "[one][two]"},
    {"(i) one\n(ii) two\niv. three\nXII) four", "[one][two][three][four]"},
    {"a.- one", "[one]"},
    {"a) one b) two", "[one b) two]"},
    {"A culture of integrity", "[A culture of integrity]"},
    {"a", "[a]"},
    {"e.g. one", "[e.g. one]"},
    {"U.S. standards", "[U.S. standards]"},
    {"mix) one", "[mix) one]"},
    {"(one) two", "[(one) two]"},
    {"law. one", "[law. one]"},

    /* A dot inside a line. */
    {u8"• one • two", "[one][two]"},
    {u8"needs: • one\t• two •", "[needs:][one][two]"},
    {u8"one•two", "[one•two]"},
    {u8"one · two", u8"[one · two]"},
};

static void
show_items(struct buf *out, const char *answer)
{
	const char *item;
	size_t len;

	buf_reset(out);
	while ((item = split_next(&answer, &len)) != NULL) {
		buf_putc(out, '[');
		buf_add(out, item, len);
		buf_putc(out, ']');
	}
}

int
main(void)
{
	struct buf got = BUF_INIT;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		show_items(&got, cases[i].answer);
		tap(strcmp(got.data, cases[i].items) == 0, cases[i].items);
		if (strcmp(got.data, cases[i].items) != 0)
			printf("# got %s\n", got.data);
	}
	buf_release(&got);
	return tap_end();
}
