/*
 * package: tables that stand in one folder.
 */
#include "package.h"

#include "cli.h"
#include "diag.h"
#include "mem.h"
#include "text.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* The folder that a file stands in, as the system knows it. */
static struct stat
folder_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *folder = slash == NULL   ? mem_copy(".", 1)
		       : slash == path ? mem_copy("/", 1)
				       : mem_copy(path, (size_t)(slash - path));
	struct stat st;

	if (stat(folder, &st) == -1)
		cli_die(EX_NOINPUT, "%s: %s", path, strerror(errno));
	free(folder);
	return st;
}

/* The names that the standard lets a path have, as far as they are one word. */
static void
check_file(const char *path, const char *file)
{
	if (text_utf8_span(file, strlen(file)) != strlen(file) ||
	    strchr(".~", file[0]) != NULL || strchr(file, '\\') != NULL ||
	    strchr(file, ':') != NULL)
		cli_die(EX_DATAERR, "not a name in a data package: %s",
		    diag_quote(path));
}

static void
check_together(struct resource *const *r, size_t n)
{
	struct stat first = folder_of(r[0]->path);

	for (size_t i = 0; i < n; i++) {
		struct stat other = folder_of(r[i]->path);

		check_file(r[i]->path, r[i]->file);
		if (other.st_dev != first.st_dev ||
		    other.st_ino != first.st_ino)
			cli_usage("tables of two folders: %s and %s",
			    diag_quote(r[0]->path), diag_quote(r[i]->path));
		if (i > 0 && strcmp(r[i - 1]->name, r[i]->name) == 0)
			cli_usage("two tables of one name: %s",
			    diag_quote(r[i]->name));
	}
}

static int
by_name(const void *a, const void *b)
{
	const struct resource *const *x = a, *const *y = b;

	return strcmp((*x)->name, (*y)->name);
}

const struct resource *
package_target(const struct package *p, const struct resource *r)
{
	const struct reference *ref = &r->kind->reference;

	if (r->refers == NULL)
		return NULL;
	for (size_t i = 0; i < p->n; i++)
		if (strcmp(p->resources[i]->name, ref->table) == 0 &&
		    p->resources[i]->keys != NULL)
			return p->resources[i];
	return NULL;
}

/* Everything that a table refers to is there. */
static bool
check_references(const struct package *p, const struct resource *r)
{
	const struct resource *target = package_target(p, r);
	bool good = true;

	if (target == NULL)
		return true;
	for (size_t i = 0; i < values_length(r->refers); i++) {
		struct diag_place place = {r->path, 0, 0};
		const char *value = values_get(r->refers, i, &place.line);

		if (values_have(target->keys, value, strlen(value)))
			continue;
		diag(DIAG_ERROR, &place, r->kind->reference.field,
		    "no such row", "%s of %s", diag_quote(value), target->file);
		good = false;
	}
	return good;
}

struct package *
package_read(char *const paths[], size_t n, struct profile *profile)
{
	struct package *p = mem_new(1, sizeof(*p));
	bool good = true;

	p->profile = profile;
	p->resources = mem_new(n, sizeof(struct resource *));
	for (p->n = 0; p->n < n; p->n++)
		p->resources[p->n] =
		    resource_read(paths[p->n], profile, &p->told);
	qsort(p->resources, n, sizeof(struct resource *), by_name);
	check_together(p->resources, n);
	for (size_t i = 0; i < n; i++)
		good = check_references(p, p->resources[i]) && good;
	if (!good)
		cli_exit(EX_DATAERR);
	return p;
}

void
package_free(struct package *p)
{
	for (size_t i = 0; i < p->n; i++)
		resource_free(p->resources[i]);
	free(p->resources);
	told_release(&p->told);
	free(p);
}
