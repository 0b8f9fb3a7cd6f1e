/*
 * progress: how far the reading is, on a terminal and on SIGUSR1.
 *
 * The line for SIGUSR1 is written by the handler, so that it comes also while
 * the process waits for its input or for who reads its output. That is why what
 * it tells is atomic and put together without stdio.
 */
#include "progress.h"

#include "diag.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define LINE_BYTES 512
#define FIRST_MS 1000 /* what takes less is not long */
#define EVERY_MS 200
#define COLUMNS 79 /* a longer line would not go away again */

struct line {
	char text[LINE_BYTES];
	size_t len;
};

static const char *_Atomic file;
static const char *_Atomic step;
static _Atomic uintmax_t size, passed, rows;

static bool shown;   /* on a terminal */
static size_t drawn; /* columns of the line that stands there */
static uintmax_t next_ms;

static void
add(struct line *l, const char *s)
{
	while (*s != '\0' && l->len < sizeof(l->text) - 1)
		l->text[l->len++] = *s++;
}

static void
add_number(struct line *l, uintmax_t n)
{
	char digits[32];
	size_t at = sizeof(digits), count = 0;

	digits[--at] = '\0';
	do {
		if (count > 0 && count % 3 == 0)
			digits[--at] = ',';
		digits[--at] = (char)('0' + n % 10);
		count++;
	} while ((n /= 10) > 0);
	add(l, digits + at);
}

/*
 * program: reading 45 % of 1,234 bytes, 12 rows: file. What a narrow terminal
 * can do without stands last.
 */
static void
compose(struct line *l)
{
	uintmax_t of = size, done = passed;
	const char *name = file;

	l->len = 0;
	add(l, diag_program());
	add(l, ": ");
	add(l, name != NULL ? step : "no file yet");
	if (name == NULL)
		return;
	add(l, " ");
	if (of > 0) {
		add_number(l, done < of ? done * 100 / of : 100);
		add(l, " % of ");
	}
	add_number(l, of > 0 ? of : done);
	add(l, " bytes, ");
	add_number(l, rows);
	add(l, rows == 1 ? " row: " : " rows: ");
	add(l, name);
}

static void
put(const struct line *l)
{
	size_t done = 0;
	ssize_t n;

	while (done < l->len) {
		n = write(STDERR_FILENO, l->text + done, l->len - done);
		if (n <= 0)
			return;
		done += (size_t)n;
	}
}

static void
on_signal(int number)
{
	int error = errno;
	struct line l;

	(void)number;
	compose(&l);
	l.text[l.len++] = '\n';
	put(&l);
	errno = error;
}

static uintmax_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uintmax_t)t.tv_sec * 1000 + (uintmax_t)t.tv_nsec / 1000000;
}

void
progress_begin(bool show)
{
	/* No call that the tool or a library makes is broken off. */
	struct sigaction action = {
	    .sa_handler = on_signal, .sa_flags = SA_RESTART};

	sigemptyset(&action.sa_mask);
	sigaction(SIGUSR1, &action, NULL);
	shown = show && isatty(STDERR_FILENO);
	next_ms = shown ? now_ms() + FIRST_MS : 0;
}

void
progress_file(const char *name)
{
	step = "opening";
	size = passed = rows = 0;
	file = name;
}

void
progress_size(uintmax_t bytes)
{
	size = bytes;
}

void
progress_step(const char *name)
{
	passed = 0;
	step = name;
}

/*
 * Draw the line in place of the one that stands there. The cursor goes back to
 * its beginning, so that a message writes over it.
 */
static void
draw(void)
{
	struct line l;
	size_t len;

	compose(&l);
	if (l.len > COLUMNS)
		for (l.len = COLUMNS; (l.text[l.len] & 0xc0) == 0x80;)
			l.len--;
	len = l.len;
	while (l.len < drawn && l.len < sizeof(l.text) - 1)
		l.text[l.len++] = ' ';
	drawn = len;
	l.text[l.len++] = '\r';
	put(&l);
}

void
progress_bytes(uintmax_t bytes)
{
	passed = bytes;
	if (shown && now_ms() >= next_ms) {
		draw();
		next_ms = now_ms() + EVERY_MS;
	}
}

void
progress_row(void)
{
	rows++;
}

void
progress_end(void)
{
	struct line l = {.len = 0};

	file = NULL;
	if (drawn == 0)
		return;
	while (l.len < drawn)
		l.text[l.len++] = ' ';
	l.text[l.len++] = '\r';
	put(&l);
	drawn = 0;
}
