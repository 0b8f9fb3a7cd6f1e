/*
 * unfinished: files that are not to outlive the process.
 */
#include "unfinished.h"

#include "mem.h"

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct unfinished {
	struct unfinished *next;
	char *path;
};

static struct unfinished *all;

static bool (*ask_first)(void);

/* The signal whose end was put off, or 0. */
static volatile sig_atomic_t put_off;

static void
remove_all(void)
{
	struct unfinished *u;

	for (u = all; u != NULL; u = u->next)
		unlink(u->path);
}

/* In a handler, the end comes when that returns. */
static void
end_by(int number)
{
	remove_all();
	signal(number, SIG_DFL);
	raise(number);
}

static void
on_signal(int number)
{
	int error = errno;

	if (ask_first != NULL && ask_first())
		put_off = number;
	else
		end_by(number);
	errno = error;
}

static const int signals[] = {SIGHUP, SIGINT, SIGPIPE, SIGTERM};

#define SIGNALS (sizeof(signals) / sizeof(signals[0]))

static void
fill(sigset_t *set)
{
	size_t i;

	sigemptyset(set);
	for (i = 0; i < SIGNALS; i++)
		sigaddset(set, signals[i]);
}

static void
watch(void)
{
	static bool watched;
	struct sigaction action = {
	    .sa_handler = on_signal, .sa_flags = SA_RESTART};
	struct sigaction before;
	size_t i;

	if (watched)
		return;
	watched = true;
	atexit(remove_all);
	fill(&action.sa_mask);
	for (i = 0; i < SIGNALS; i++)
		if (sigaction(signals[i], NULL, &before) == 0 &&
		    before.sa_handler != SIG_IGN)
			sigaction(signals[i], &action, NULL);
}

/* No handler is to come upon a list, or a file and a list, that differ. */
static void
block(sigset_t *before)
{
	sigset_t ours;

	fill(&ours);
	sigprocmask(SIG_BLOCK, &ours, before);
}

struct unfinished *
unfinished_new(const char *pattern, int *fd)
{
	struct unfinished *u = mem_new(1, sizeof(*u));
	sigset_t before;
	int error;

	u->path = mem_copy(pattern, strlen(pattern));
	watch();
	block(&before);
	*fd = mkstemp(u->path);
	error = errno;
	if (*fd != -1) {
		u->next = all;
		all = u;
	}
	sigprocmask(SIG_SETMASK, &before, NULL);
	if (*fd != -1)
		return u;
	free(u->path);
	free(u);
	errno = error;
	return NULL;
}

const char *
unfinished_path(const struct unfinished *u)
{
	return u->path;
}

void
unfinished_remove(struct unfinished *u)
{
	struct unfinished **link = &all;
	sigset_t before;

	block(&before);
	unlink(u->path);
	while (*link != u)
		link = &(*link)->next;
	*link = u->next;
	sigprocmask(SIG_SETMASK, &before, NULL);
	free(u->path);
	free(u);
}

void
unfinished_put_off_end(bool (*ask)(void))
{
	ask_first = ask;
}

void
unfinished_let_end(void)
{
	ask_first = NULL;
	if (put_off != 0)
		end_by((int)put_off);
}
