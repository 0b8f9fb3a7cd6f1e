/*
 * child: work that may crash, in a process of its own.
 */
#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

static volatile sig_atomic_t at_work; /* the child, or 0 */

static void
write_all(int fd, const char *s)
{
	size_t len = strlen(s);

	while (len > 0) {
		ssize_t n = write(fd, s, len);

		if (n == -1 && errno != EINTR)
			return;
		if (n > 0) {
			s += n;
			len -= (size_t)n;
		}
	}
}

/* Leave without what exit does: the parent's files are the parent's. */
static _Noreturn void
be_child(child_work *work, void *arg, int report)
{
	int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
	const char *trouble;

	if (nowhere != -1)
		dup2(nowhere, STDERR_FILENO);
	trouble = work(arg);
	if (trouble == NULL)
		_exit(EX_OK);
	write_all(report, trouble);
	_exit(EX_IOERR);
}

static void
read_all(int fd, struct buf *why)
{
	char bytes[512];
	ssize_t n;

	while ((n = read(fd, bytes, sizeof(bytes))) != 0)
		if (n > 0)
			buf_add(why, bytes, (size_t)n);
		else if (errno != EINTR)
			break;
}

static int
wait_for(pid_t pid)
{
	int status = 0;

	while (waitpid(pid, &status, 0) == -1 && errno == EINTR)
		continue;
	return status;
}

/* What a child means that has ended with no words of its own. */
static const char *
meaning(int status)
{
	switch (status) {
	case EX_OSERR:
		return "building it: out of memory";
	case EX_CANTCREAT:
		return "building it: no temporary file can be created";
	case EX_IOERR:
		return "building it: a temporary file cannot be written "
		       "(is the disk full?)";
	default:
		return "building it failed";
	}
}

/* What the end of the child means. */
static int
judge(int status, struct buf *why)
{
	if (WIFSIGNALED(status)) {
		buf_reset(why);
		buf_printf(why, "building it was ended by signal %d (%s)",
		    WTERMSIG(status), strsignal(WTERMSIG(status)));
		return EX_SOFTWARE;
	}
	if (WEXITSTATUS(status) != EX_OK && why->len == 0)
		buf_puts(why, meaning(WEXITSTATUS(status)));
	return WEXITSTATUS(status);
}

/* No signal comes between the child's beginning and our knowing of it. */
static pid_t
start(void)
{
	sigset_t all, before;
	pid_t pid;

	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, &before);
	pid = fork();
	at_work = pid > 0 ? pid : 0;
	sigprocmask(SIG_SETMASK, &before, NULL);
	return pid;
}

int
child_run(child_work *work, void *arg, struct buf *why)
{
	int ends[2], status;
	pid_t pid;

	if (pipe(ends) == -1) {
		buf_puts(why, strerror(errno));
		return EX_OSERR;
	}
	/* Who was started with it ignored is not told how a child ended. */
	signal(SIGCHLD, SIG_DFL);
	pid = start();
	if (pid == 0) {
		close(ends[0]);
		be_child(work, arg, ends[1]);
	}
	if (pid == -1)
		buf_puts(why, strerror(errno));
	close(ends[1]);
	if (pid != -1)
		read_all(ends[0], why);
	close(ends[0]);
	if (pid == -1)
		return EX_OSERR;
	status = wait_for(pid);
	at_work = 0;
	return judge(status, why);
}

bool
child_kill(void)
{
	return at_work != 0 && kill((pid_t)at_work, SIGKILL) == 0;
}
