/*
 * The checker of workbooks. What begins as a zip file does is a workbook; of
 * anything else the first byte tells which part of a good one the rest is: w a
 * sheet, t the shared texts, s the styles, n a table, d a drawing, b the list
 * of sheets, r the links of the sheet.
 *
 * It is gone through to its end, or trouble is told.
 */
#include "fuzz.h"

#include "check.h"
#include "trouble.h"

#include <fcntl.h>
#include <unistd.h>
#include <zip.h>

#define MOST_UNPACKED (4 * 1024 * 1024)

#define RELATION \
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

static const struct {
	char letter;
	const char *name, *content;
} parts_of_book[] = {
    {0, "_rels/.rels",
	"<Relationships><Relationship Id='a' Type='" RELATION
	"officeDocument' Target='b.xml'/></Relationships>"},
    {0, "_rels/b.xml.rels",
	"<Relationships><Relationship Id='a' Type='" RELATION
	"worksheet' Target='w.xml'/><Relationship Id='t' Type='" RELATION
	"sharedStrings' Target='t.xml'/><Relationship Id='s' Type='" RELATION
	"styles' Target='s.xml'/></Relationships>"},
    {'b', "b.xml",
	"<workbook><sheets><sheet name='Figures' id='a'/></sheets></workbook>"},
    {'t', "t.xml", "<sst><si><t>Pillar</t></si><si><t>Mean</t></si></sst>"},
    {'s', "s.xml",
	"<styleSheet><fonts><font><sz val='9'/></font></fonts><fills><fill>"
	"<patternFill patternType='solid'><fgColor rgb='FFD4351C'/>"
	"</patternFill></fill></fills><cellXfs><xf/></cellXfs></styleSheet>"},
    {'w', "w.xml",
	"<worksheet><sheetData><row><c t='s'><v>0</v></c></row><row r='3' "
	"ht='12'><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row><row><c s='0'/>"
	"<c><v>2.8</v></c></row></sheetData></worksheet>"},
    {'r', "_rels/w.xml.rels",
	"<Relationships><Relationship Id='a' Type='" RELATION
	"table' Target='n.xml'/><Relationship Id='d' Type='" RELATION
	"drawing' Target='d.xml'/></Relationships>"},
    {'n', "n.xml", "<table displayName='Table1' ref='A3:B5'/>"},
    {'d', "d.xml",
	"<wsDr><a><from><col>0</col><row>9</row></from><sp><cNvPr/><t>x</t>"
	"</sp></a></wsDr>"},
};

#define PARTS (sizeof(parts_of_book) / sizeof(*parts_of_book))

/* A good workbook, but for the part of that letter. */
static zip_source_t *
make_book(const uint8_t *data, size_t size)
{
	zip_error_t error;
	zip_source_t *into, *content;
	zip_t *zip;
	size_t i;

	zip_error_init(&error);
	into = zip_source_buffer_create(NULL, 0, 0, &error);
	zip = zip_open_from_source(into, ZIP_CREATE | ZIP_TRUNCATE, &error);
	must(zip != NULL, "a zip file can be made");
	zip_source_keep(into);
	for (i = 0; i < PARTS; i++) {
		const char *part = parts_of_book[i].content;

		if (data[0] == (uint8_t)parts_of_book[i].letter)
			content = zip_source_buffer(zip, data + 1, size - 1, 0);
		else
			content = zip_source_buffer(zip, part, strlen(part), 0);
		must(zip_file_add(zip, parts_of_book[i].name, content, 0) >= 0,
		    "a part can be added");
		zip_set_file_compression(zip, i, ZIP_CM_STORE, 0);
	}
	must(zip_close(zip) == 0, "a zip file can be written");
	zip_error_fini(&error);
	return into;
}

static void
check_bytes(const void *bytes, size_t len)
{
	struct trouble trouble = {0};
	struct parts *parts =
	    parts_of_bytes(bytes, len, MOST_UNPACKED, &trouble);
	struct tsv_writer *out;
	struct found *found;
	int fd;

	must(parts != NULL || trouble.what != NULL, "trouble is told");
	if (parts == NULL)
		return;
	fd = open("/dev/null", O_WRONLY);
	out = tsv_writer_open(fd, NULL);
	found = found_open(out, len % 2);
	found_file(found, "fuzz");
	if (!check_workbook(parts, found, &trouble))
		must(trouble.what != NULL, "trouble is told");
	found_close(found);
	must(tsv_writer_close(out) == 0, "findings can be written");
	close(fd);
	parts_close(parts);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	zip_source_t *book;
	zip_stat_t st;
	void *bytes;

	if (size == 0)
		return 0;
	if (data[0] == 'P') {
		check_bytes(data, size);
		return 0;
	}
	book = make_book(data, size);
	must(zip_source_stat(book, &st) == 0 && zip_source_open(book) == 0,
	    "what was made can be read");
	bytes = malloc(st.size);
	must(bytes != NULL &&
		 zip_source_read(book, bytes, st.size) == (zip_int64_t)st.size,
	    "what was made can be read");
	zip_source_close(book);
	zip_source_free(book);
	check_bytes(bytes, st.size);
	free(bytes);
	return 0;
}
