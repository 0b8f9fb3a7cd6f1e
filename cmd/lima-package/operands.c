/*
 * operands: the tables that the command line names.
 */
#include "operands.h"

#include "buf.h"
#include "cli.h"
#include "mem.h"

#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void
add(struct operands *o, const char *path)
{
	o->path = mem_grow(o->path, o->n, &o->room, sizeof(*o->path));
	o->path[o->n++] = mem_copy(path, strlen(path));
}

static bool
is_table(const char *name)
{
	static const char suffix[] = ".tsv";
	size_t len = strlen(name), end = strlen(suffix);

	return name[0] != '.' && len > end &&
	       strcmp(name + len - end, suffix) == 0;
}

static void
add_folder(struct operands *o, const char *folder)
{
	DIR *dir = opendir(folder);
	size_t before = o->n;
	struct buf path = BUF_INIT;
	struct dirent *entry;

	if (dir == NULL)
		cli_die(EX_NOINPUT, "%s: %s", folder, strerror(errno));
	while ((errno = 0, entry = readdir(dir)) != NULL) {
		if (!is_table(entry->d_name))
			continue;
		buf_reset(&path);
		buf_printf(&path, "%s/%s", folder, entry->d_name);
		add(o, path.data);
	}
	if (errno != 0)
		cli_die(EX_IOERR, "%s: %s", folder, strerror(errno));
	closedir(dir);
	buf_release(&path);
	if (o->n == before)
		cli_die(EX_DATAERR, "%s: no tables in it", folder);
}

static const char *
name_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

static int
by_name(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;

	return strcmp(name_of(*x), name_of(*y));
}

void
operands_add(struct operands *o, const char *name)
{
	struct stat st;

	if (stat(name, &st) == 0 && S_ISDIR(st.st_mode))
		add_folder(o, name);
	else
		add(o, name);
	qsort(o->path, o->n, sizeof(*o->path), by_name);
}

void
operands_release(struct operands *o)
{
	for (size_t i = 0; i < o->n; i++)
		free(o->path[i]);
	free(o->path);
}
