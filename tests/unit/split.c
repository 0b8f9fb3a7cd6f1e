/*
 * How the needs answers of lima-classify fall into items.
 */
#include "../../cmd/lima-classify/split.h"

#include "block.h"
#include "buf.h"
#include "draw.h"
#include "mem.h"
#include "tap.h"

#include <regex.h>
#include <stdio.h>
#include <stdlib.h>
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

/* It would show in the last item, were an answer read beyond its end. */
static const char behind[BLOCK_BYTES] = "x\nx";

static void
show_item(struct buf *out, const char *item, size_t len)
{
	buf_putc(out, '[');
	buf_add(out, item, len);
	buf_putc(out, ']');
}

static void
show_items(struct buf *out, const char *answer)
{
	size_t len = strlen(answer);
	char *block = mem_new(len + sizeof(behind), 1);
	struct split rest = split_begin(block, len);
	const char *item;

	memcpy(block, answer, len);
	memcpy(block + len, behind, sizeof(behind));
	buf_reset(out);
	while ((item = split_next(&rest, &len)) != NULL)
		show_item(out, item, len);
	free(block);
}

/* The same again, slowly, with regular expressions. */
#define SPACE "[ \t\n\v\f\r]"
#define NUMBER "[0-9]{1,2}(\\.[0-9]{1,2})*"
#define LETTERS "[a-zA-Z]|[ivx]{1,7}|[IVX]{1,7}"

enum { BLANK, WHITE, WHITE_END, SIGN, STROKE, LABEL, PATTERNS };

static const char *const patterns[PATTERNS] = {
    [BLANK] = "^(" SPACE u8"|\u00a0)",
    [WHITE] = "^(" SPACE u8"|\u00a0|\u202f|\u200b|\u3000|\ufeff)+",
    [WHITE_END] = "(" SPACE u8"|\u00a0|\u202f|\u200b|\u3000|\ufeff)+$",
    [SIGN] = u8"^(•|·|‣|⁃|∙|■|□|▪|▫|▶|►|○|●|◦|✓|✔|➔|➢|\uf0a7|\uf0b7|\uf0d8)",
    [STROKE] = u8"^(-|\\*|‐|‑|‒|–|—|―|−)",
    [LABEL] =
	"^(\\(?(" NUMBER "|" LETTERS ")\\)|(" NUMBER "|" LETTERS ")\\.)-?",
};

static regex_t compiled[PATTERNS];

/* How much of s a pattern fits, and from where on. */
static size_t
fit(int pattern, const char *s, size_t *from)
{
	regmatch_t found;

	if (regexec(&compiled[pattern], s, 1, &found, 0) != 0)
		return 0;
	if (from != NULL)
		*from = (size_t)found.rm_so;
	return (size_t)(found.rm_eo - found.rm_so);
}

static bool
blank_at(const char *s)
{
	return *s == '\0' || fit(BLANK, s, NULL) > 0;
}

static bool
digit_at(const char *s)
{
	return *s >= '0' && *s <= '9';
}

static char *
trim_slowly(char *line)
{
	size_t end;

	line += fit(WHITE, line, NULL);
	if (fit(WHITE_END, line, &end) > 0)
		line[end] = '\0';
	return line;
}

/* How long the sign is that a line begins with if it is a bullet, or 0. */
static size_t
sign_slowly(const char *line)
{
	size_t n = fit(STROKE, line, NULL);

	return n > 0 && !digit_at(line + n) ? n : fit(SIGN, line, NULL);
}

/* The same of a label; the text goes on from there as it was written. */
static size_t
label_slowly(const char *line, const char *text)
{
	size_t n = fit(LABEL, line, NULL);

	if (n == 0 || digit_at(line + n))
		return 0;
	if (line[n - 1] == '.' && !digit_at(line) && !blank_at(text + n))
		return 0;
	return n;
}

/* Show the item that a line of the text is, if it is one. */
static void
show_line_slowly(struct buf *out, const char *text, size_t len)
{
	char *copy = mem_copy(text, len), *line = trim_slowly(copy);
	size_t n;

	while ((n = sign_slowly(line)) > 0)
		line = trim_slowly(line + n);
	line += label_slowly(line, text + (line - copy));
	line = trim_slowly(line);
	if (*line != '\0')
		show_item(out, line, strlen(line));
	free(copy);
}

static void
show_slowly(struct buf *out, const char *text)
{
	static const char dot[] = u8"•";
	size_t len;

	buf_reset(out);
	for (; *text != '\0'; text += len) {
		for (len = strcspn(text, "\r\n") > 0;
		     len < strcspn(text, "\r\n"); len++)
			if (strchr(" \t\v\f", text[len - 1]) != NULL &&
			    strncmp(text + len, dot, strlen(dot)) == 0 &&
			    blank_at(text + len + strlen(dot)))
				break;
		show_line_slowly(out, text, len);
		len += text[len] == '\r' || text[len] == '\n';
	}
}

/* Random texts, some of them longer than a block. */
static bool
random_texts_are_alike(void)
{
	static const char *const parts[] = {"- ", "-", "*", u8"•", u8" • ",
	    u8" • ", u8"·", u8"▪ ", u8"–", u8"−", u8"\uf0b7 ", "1.", "a)",
	    "(iv)", "1.2)", "i.", "XII)", "xxxviii", "1", "23", "456", ".", ")",
	    "(", "a", "B", "v", u8"é", u8"“", " ", "\t", "\v", u8"\u00a0",
	    u8"\u200b", u8"\u202f", u8"\u3000", u8"\ufeff", "\r", "\n", "\r\n",
	    "\n", "training on conflicts of interest",
	    "a system of declarations of assets, open to all who ask for it"};
	struct buf text = BUF_INIT, fast = BUF_INIT, slow = BUF_INIT;
	bool alike = true;

	for (int i = 0; i < 20000 && alike; i++) {
		buf_reset(&text);
		for (unsigned n = draw(12); n > 0; n--)
			buf_puts(&text,
			    parts[draw(sizeof(parts) / sizeof(parts[0]))]);
		show_items(&fast, text.data);
		show_slowly(&slow, text.data);
		alike = strcmp(fast.data, slow.data) == 0;
		if (!alike)
			printf("# '%s': %s, slowly %s\n", text.data, fast.data,
			    slow.data);
	}
	buf_release(&text);
	buf_release(&fast);
	buf_release(&slow);
	return alike;
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
	for (int i = 0; i < PATTERNS; i++)
		tap(regcomp(&compiled[i], patterns[i], REG_EXTENDED) == 0,
		    "a pattern of the slow way");
	tap(random_texts_are_alike(),
	    "random texts have the items that the slow way finds");
	for (int i = 0; i < PATTERNS; i++)
		regfree(&compiled[i]);
	buf_release(&got);
	return tap_end();
}
