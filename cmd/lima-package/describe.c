/*
 * package: the descriptor, by the Data Package standard, version 2.0.
 */
#include "cli.h"
#include "diag.h"
#include "json.h"
#include "package.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

#define STANDARD "https://datapackage.org/profiles/2.0/datapackage.json"

static const char summary[] =
    "The tables behind the annexes, and the records that their figures were "
    "counted from.";

static const char escapes[] =
    "\n\nIn a field of these files a tab, a line feed, a carriage return and a "
    "backslash are written `\\t`, `\\n`, `\\r` and `\\\\`. There are no "
    "quotes, and an empty field means that nothing is given.";

static const char dialect[] =
    "In a field, \\t, \\n, \\r and \\\\ stand for a tab, a line feed, a "
    "carriage return and a backslash; a quotation mark stands for itself.";

/* A value of a table of the profile by the key in its first column, or NULL. */
static const char *
find(struct profile *profile, const char *table, const char *key,
    const char *column)
{
	const struct table *t = cli_table(profile, table);
	size_t keys = cli_table_column(t, "key");
	size_t values = cli_table_column(t, column);

	for (size_t row = 0; row < table_rows(t); row++)
		if (strcmp(table_get(t, row, keys), key) == 0)
			return table_get(t, row, values);
	return NULL;
}

static const char *
title_of(struct profile *profile)
{
	const char *title = find(profile, "labels", "book.subject", "en");

	if (title == NULL)
		cli_die(EX_CONFIG, "%s/labels.tsv: no label 'book.subject'",
		    profile_folder(profile));
	return title;
}

static void
put_about(struct json *j, const struct package *p)
{
	struct buf text = BUF_INIT;

	json_string(j, "$schema", STANDARD);
	buf_printf(&text, "%s-annexes", cli_profile_value(p->profile, "name"));
	json_string(j, "name", text.data);
	json_string(j, "title", title_of(p->profile));
	buf_reset(&text);
	buf_puts(&text, summary);
	if (p->told.mark != NULL)
		buf_printf(&text, " They are marked %s.", p->told.mark);
	buf_puts(&text, escapes);
	json_string(j, "description", text.data);
	buf_release(&text);
}

/*
 * The edition is that of its closing date, which is the version, written as a
 * semantic one, and the last second of which dates it. Nothing else does.
 */
static void
put_edition(struct json *j, const char *closing)
{
	struct buf text = BUF_INIT;
	uintmax_t y, m, d;

	if (closing == NULL || strlen(closing) != strlen("YYYY-MM-DD") ||
	    !text_number(closing, 4, 9999, &y) ||
	    !text_number(closing + 5, 2, 12, &m) ||
	    !text_number(closing + 8, 2, 31, &d))
		return;
	buf_printf(&text, "%ju.%ju.%ju", y, m, d);
	json_string(j, "version", text.data);
	buf_reset(&text);
	buf_printf(&text, "%sT23:59:59Z", closing);
	json_string(j, "created", text.data);
	buf_release(&text);
}

/* The letters that the identifier of a licence is made of. */
static const char identifier[] = "abcdefghijklmnopqrstuvwxyz"
				 "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._";

/* Under what terms, if the profile says so: nobody else can know. */
static void
put_licences(struct json *j, struct profile *profile)
{
	const char *licence = find(profile, "profile", "licence", "value");
	bool address;

	if (licence == NULL)
		return;
	address = strncmp(licence, "https://", 8) == 0 ||
		  strncmp(licence, "http://", 7) == 0;
	if (!address && (licence[0] == '\0' ||
			    licence[strspn(licence, identifier)] != '\0'))
		cli_die(EX_CONFIG,
		    "%s/profile.tsv: licence: neither an identifier nor an "
		    "address: %s",
		    profile_folder(profile), diag_quote(licence));
	json_array(j, "licenses");
	json_object(j, NULL);
	json_string(j, address ? "path" : "name", licence);
	json_close_object(j);
	json_close_array(j);
}

static void
put_sources(struct json *j, const struct told *told)
{
	struct buf hash = BUF_INIT;
	uintmax_t bytes;

	if (told->n_sources == 0)
		return;
	json_array(j, "sources");
	for (size_t i = 0; i < told->n_sources; i++) {
		const struct source *s = &told->sources[i];

		json_object(j, NULL);
		json_string(j, "title", s->file);
		if (s->bytes != NULL && text_number(s->bytes, strlen(s->bytes),
					    UINTMAX_MAX, &bytes))
			json_number(j, "bytes", bytes);
		if (s->sha256 != NULL) {
			buf_reset(&hash);
			buf_printf(&hash, "sha256:%s", s->sha256);
			json_string(j, "hash", hash.data);
		}
		json_close_object(j);
	}
	json_close_array(j);
	buf_release(&hash);
}

/* Readers take an empty quoteChar to mean that nothing is quoted. */
static void
put_dialect(struct json *j)
{
	json_object(j, "dialect");
	json_string(j, "description", dialect);
	json_bool(j, "header", true);
	json_string(j, "delimiter", "\t");
	json_string(j, "lineTerminator", "\n");
	json_string(j, "quoteChar", "");
	json_bool(j, "doubleQuote", false);
	json_close_object(j);
}

static void
put_field(struct json *j, const struct column *c)
{
	json_object(j, NULL);
	json_string(j, "name", c->name);
	/* Any text is a string: that holds of what is not known as well. */
	json_string(j, "type",
	    fields_type_name(c->kind != NULL ? c->kind->type : FIELD_STRING));
	if (c->kind != NULL) {
		json_string(j, "title", c->title);
		json_string(j, "description", c->kind->description);
		if (c->kind->required) {
			json_object(j, "constraints");
			json_bool(j, "required", true);
			json_close_object(j);
		}
	}
	json_close_object(j);
}

static void
put_names(struct json *j, const char *key, const char *const *names)
{
	json_array(j, key);
	for (; *names != NULL; names++)
		json_string(j, NULL, *names);
	json_close_array(j);
}

static void
put_key(struct json *j, const struct resource *r)
{
	if (r->keys == NULL)
		return;
	if (r->kind->primary) {
		put_names(j, "primaryKey", r->kind->key);
		return;
	}
	json_array(j, "uniqueKeys");
	put_names(j, NULL, r->kind->key);
	json_close_array(j);
}

static void
put_reference(struct json *j, const struct package *p, const struct resource *r)
{
	const struct resource *target = package_target(p, r);

	if (target == NULL)
		return;
	json_array(j, "foreignKeys");
	json_object(j, NULL);
	put_names(
	    j, "fields", (const char *const[]){r->kind->reference.field, NULL});
	json_object(j, "reference");
	json_string(j, "resource", target->name);
	put_names(
	    j, "fields", (const char *const[]){r->kind->reference.key, NULL});
	json_close_object(j);
	json_close_object(j);
	json_close_array(j);
}

static void
put_schema(struct json *j, const struct package *p, const struct resource *r)
{
	json_object(j, "schema");
	json_array(j, "fields");
	for (size_t c = 0; c < r->n_columns; c++)
		put_field(j, &r->columns[c]);
	json_close_array(j);
	put_names(j, "missingValues", (const char *const[]){"", NULL});
	put_key(j, r);
	put_reference(j, p, r);
	json_close_object(j);
}

static void
put_resource(struct json *j, const struct package *p, const struct resource *r)
{
	struct buf hash = BUF_INIT;

	json_object(j, NULL);
	json_string(j, "name", r->name);
	json_string(j, "type", "table");
	json_string(j, "path", r->file);
	if (r->kind->name != NULL) {
		json_string(j, "title", r->kind->title);
		json_string(j, "description", r->kind->description);
	}
	json_string(j, "format", "tsv");
	json_string(j, "mediatype", "text/tab-separated-values");
	json_string(j, "encoding", "utf-8");
	json_number(j, "bytes", r->digest.bytes);
	buf_printf(&hash, "sha256:%s", r->digest.sha256);
	json_string(j, "hash", hash.data);
	put_dialect(j);
	put_schema(j, p, r);
	json_close_object(j);
	buf_release(&hash);
}

void
package_describe(const struct package *p, struct buf *out)
{
	struct json j;

	json_begin(&j, out);
	json_object(&j, NULL);
	put_about(&j, p);
	put_edition(&j, p->told.closing);
	put_licences(&j, p->profile);
	put_sources(&j, &p->told);
	json_array(&j, "resources");
	for (size_t i = 0; i < p->n; i++)
		put_resource(&j, p, p->resources[i]);
	json_close_array(&j);
	json_close_object(&j);
	json_end(&j);
}
