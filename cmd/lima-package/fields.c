/*
 * fields: what the columns of the tables are.
 */
#include "fields.h"

#include <string.h>

#define COUNT(name, title, description)                             \
	{                                                           \
		name, FIELD_INTEGER, true, title, description, NULL \
	}
#define SHARE(name, title, description)                             \
	{                                                           \
		name, FIELD_NUMBER, false, title, description, NULL \
	}
#define WORD(name, title, description)                              \
	{                                                           \
		name, FIELD_STRING, false, title, description, NULL \
	}
#define ROW(title, description)                                     \
	{                                                           \
		"row", FIELD_STRING, true, title, description, NULL \
	}
#define MEAN(description)                                              \
	{                                                              \
		"mean", FIELD_NUMBER, false, "Mean", description, NULL \
	}
#define BAND(description)                                               \
	{                                                               \
		"band", FIELD_INTEGER, false, "Band", description, NULL \
	}
#define INDEX(description)                                                \
	{                                                                 \
		"index", FIELD_INTEGER, false, "Index", description, NULL \
	}
#define PER_CODE(before, title, description, codes)                    \
	{                                                              \
		before, FIELD_INTEGER, true, title, description, codes \
	}
#define END                                                 \
	{                                                   \
		NULL, FIELD_STRING, false, NULL, NULL, NULL \
	}

static const struct field_kind coverage[] = {
    ROW("Kind of reporter", "states, or orgs for organizations."),
    COUNT("participating", "Participating", "Reporters that take part."),
    COUNT("reported", "Reported", "Those with an answer that counts."),
    SHARE("reported_pct", "Reported, per cent",
	"Share of those that take part, 0 to 100."),
    COUNT("with_needs", "With needs", "Those that reported a need."),
    SHARE("with_needs_pct", "With needs, per cent",
	"Share of those that take part, 0 to 100."),
    END,
};

static const struct field_kind mandate[] = {
    ROW("Mandate", "Number of the mandate."),
    {"pillar", FIELD_STRING, true, "Pillar", "Code of the mandate's pillar.",
	NULL},
    COUNT("n", "Responses", "States that gave a level."),
    MEAN(
	"Mean of the levels, rounded half up to one decimal; empty without responses."),
    BAND("Level whose band the mean lies in; empty if in none."),
    WORD("mode", "Mode",
	"Most frequent level; on a tie all of them, with commas."),
    COUNT("at_or_above", "At or above",
	"1 if band and lowest mode reach the level that the profile names, otherwise 0."),
    COUNT("ge_mean", "At or above by the mean",
	"1 if the band reaches that level, otherwise 0."),
    COUNT("ge_literal", "At or above, read literally",
	"1 if the band reaches that level and the lowest mode is that level, otherwise 0."),
    WORD("flags", "Flags", "Doubts, with semicolons: few, sensitive, tie."),
    COUNT("needs", "Needs", "Needs that name the mandate."),
    PER_CODE("c", "Responses with the level", "States that gave this level.",
	"levels"),
    END,
};

static const struct field_kind pillar[] = {
    ROW("Pillar", "Code of the pillar."),
    COUNT("mandates", "Mandates", "Mandates of the pillar."),
    COUNT("scored", "Scored mandates", "Those that have a mean."),
    COUNT("n", "Responses", "Levels that states gave for its mandates."),
    MEAN(
	"Mean of the exact means of its mandates, rounded half up to one decimal."),
    BAND("Level whose band the mean lies in; empty if in none."),
    INDEX("Mean as a share of the highest level, per cent."),
    COUNT("at_or_above", "At or above",
	"Mandates whose band and lowest mode reach the level that the profile names."),
    COUNT("ge_mean", "At or above by the mean",
	"Mandates whose band reaches that level."),
    COUNT("ge_literal", "At or above, read literally",
	"Mandates whose band reaches that level and whose lowest mode is that level."),
    COUNT("at_band", "At the pillar's band",
	"Mandates whose band is that of the pillar."),
    SHARE("at_band_pct", "At the pillar's band, per cent",
	"Share of all its mandates, 0 to 100."),
    COUNT("needs", "Needs", "Needs whose first mandate is of the pillar."),
    END,
};

static const struct field_kind bands[] = {
    ROW("Pillar", "Code of the pillar, or all."),
    COUNT("none", "In no band", "Mandates without a band."),
    PER_CODE("b", "Mandates in the band",
	"Mandates whose mean lies in this band.", "levels"),
    END,
};

static const struct field_kind needs_criterion[] = {
    ROW("Pillar", "Code of the pillar, or all."),
    COUNT("total", "Needs", "Needs under any criterion."),
    PER_CODE("", "Needs under the criterion",
	"Needs whose first mandate is of the pillar.", "criteria"),
    END,
};

static const struct field_kind needs_tag[] = {
    ROW("Pillar", "Code of the pillar, or all."),
    PER_CODE("", "Needs with the tag",
	"Needs whose first mandate is of the pillar; one need may have several tags.",
	"tags"),
    END,
};

static const struct field_kind needs_level[] = {
    ROW("Level",
	"A level; none, for needs of those who gave no level; or all."),
    COUNT("needs", "Needs",
	"Needs by the level that the state gave on the need's first mandate."),
    SHARE("pct", "Per cent", "Share of the needs with a level, 0 to 100."),
    {"pct100", FIELD_INTEGER, false, "Per cent, adding up",
	"The same in whole per cents that add up to 100.", NULL},
    END,
};

static const struct field_kind needs_mandate[] = {
    ROW("Mandate", "Number of a mandate that a need names."),
    COUNT("needs", "Needs", "Needs that name the mandate."),
    PER_CODE("", "Needs under the criterion", "Needs that name the mandate.",
	"criteria"),
    END,
};

static const struct field_kind state[] = {
    ROW("State", "ISO 3166-1 alpha-3 code of a participating state."),
    COUNT("n", "Responses", "Levels that the state gave."),
    MEAN(
	"Mean of these levels, rounded half up to one decimal; empty without responses."),
    COUNT("needs", "Needs", "Needs of the state."),
    COUNT(
	"practices", "Good practices", "Answers on good practices that count."),
    COUNT("superseded", "Superseded",
	"Answers that a later one of the state replaced."),
    END,
};

static const struct field_kind overall[] = {
    ROW("Row", "all."),
    MEAN(
	"Mean of the exact means of the pillars, rounded half up to one decimal."),
    BAND("Level whose band the mean lies in; empty if in none."),
    INDEX("Mean as a share of the highest level, per cent."),
    COUNT("responses", "Responses", "Levels given by states that count."),
    COUNT("needs", "Needs", "Needs, each counted once."),
    COUNT("pairs", "Pairs", "Pairs of a need and a mandate that it names."),
    COUNT("mandates", "Mandates with needs", "Mandates that a need names."),
    END,
};

static const struct field_kind books[] = {
    ROW("Input file", "Name of an input file, or all."),
    {"rows", FIELD_INTEGER, false, "Rows", "Rows read; empty if not told.",
	NULL},
    {"submissions", FIELD_INTEGER, false, "Submissions",
	"Rows read that hold an answer; empty if not told.", NULL},
    {"answers", FIELD_INTEGER, false, "Answers",
	"Filled cells; empty if not told.", NULL},
    COUNT("added", "Added",
	"Answers added by writing one on several mandates once for each."),
    COUNT("counted", "Counted", "Answers that count."),
    COUNT("superseded", "Superseded", "Answers that a later one replaced."),
    COUNT("after_closing", "After closing",
	"Answers submitted after the closing date."),
    COUNT("not_participating", "Not participating",
	"Answers of reporters that do not take part."),
    COUNT(
	"not_applicable", "Not applicable", "Levels given as not applicable."),
    COUNT("rejected", "Rejected", "Answers that were not understood."),
    {"difference", FIELD_INTEGER, false, "Difference",
	"What came in less what became of it: 0 if the books balance.", NULL},
    END,
};

static const struct field_kind stream[] = {
    {"rec", FIELD_STRING, true, "Kind of record",
	"answer, need, figure, reject, or run for a fact about the run.", NULL},
    WORD("id", "Identifier",
	"The submission's own identifier, or file:line; of a need, id.mandate.number."),
    WORD("reporter", "Reporter",
	"Code of the state or organization; of a reject, as written."),
    WORD("kind", "Kind of reporter", "state or org."),
    WORD("mandate", "Mandate",
	"Number of the mandate; of a reject, as written."),
    WORD("named", "Mandates named",
	"The mandates as the answer named them, with commas."),
    WORD("pillar", "Pillar", "Code of the mandate's pillar."),
    WORD("question", "Question", "Code of the question."),
    WORD("answer", "Answer",
	"The text as written; of a level its value; of a need the text of that need alone."),
    WORD("submitted", "Submitted",
	"Date and time, YYYY-MM-DDThh:mm:ss with the offset if one was given; of a reject, as written."),
    WORD("src_file", "Source file", "The export that the answer came from."),
    {"src_line", FIELD_INTEGER, false, "Source line",
	"The line of the export on which the row begins, from 1.", NULL},
    {"src_col", FIELD_INTEGER, false, "Source column",
	"The column of the export, from 1.", NULL},
    WORD("aside", "Set aside",
	"Why an answer does not count: superseded, after-closing, not-participating, not-applicable; empty: it counts."),
    WORD("reason", "Reason", "Why a reject was not understood."),
    WORD("flags", "Flags",
	"Doubts about a record that counts, with semicolons."),
    WORD("criterion", "Criterion", "Of a need: the code of its criterion."),
    SHARE("confidence", "Confidence",
	"Of a need: how sure the criterion is, 0 to 1."),
    WORD("terms", "Terms", "Of a need: the terms that decided the criterion."),
    WORD("tags", "Tags", "Of a need: the codes of its tags, with semicolons."),
    WORD("lang", "Language",
	"Of a text: the language that it is written in: en, es, pt, fr, mixed or unknown."),
    WORD("table", "Table", "Of a figure: its table."),
    WORD("row", "Row", "Of a figure: its row; of a fact, whose it is."),
    WORD("item", "Item", "Of a figure: its column; of a fact, which."),
    WORD("value", "Value", "Of a figure: as printed; of a fact, what it is."),
    {"num", FIELD_INTEGER, false, "Numerator",
	"Of a figure: the exact fraction behind it.", NULL},
    {"den", FIELD_INTEGER, false, "Denominator",
	"Of a figure: the exact fraction behind it.", NULL},
    END,
};

static const struct field_kind overrides[] = {
    WORD("id", "Identifier", "The need that was decided: id.mandate.number."),
    WORD("text", "Text", "Its text; of another the decision is not used."),
    WORD("criterion", "Criterion", "The code of the criterion; empty: none."),
    WORD("by", "Decided by", "Who decided."),
    WORD("note", "Note", "What they noted."),
    END,
};

static const struct field_kind unknown[] = {END};

#define BY_ROW .key = {"row"}, .primary = true

static const struct table_kind tables[] = {
    {"coverage", "Coverage",
	"How many of the reporters that take part have reported.", coverage,
	BY_ROW},
    {"mandate", "Level by mandate",
	"The level of implementation of each mandate.", mandate, BY_ROW,
	.reference = {"pillar", "pillar", "row"}},
    {"pillar", "Level by pillar", "The level of implementation of each pillar.",
	pillar, BY_ROW},
    {"bands", "Mandates by band",
	"How many mandates of each pillar lie in each band.", bands, BY_ROW},
    {"needs_criterion", "Needs by criterion",
	"The needs of each pillar by criterion.", needs_criterion, BY_ROW},
    {"needs_tag", "Needs by tag", "The needs of each pillar by tag.", needs_tag,
	BY_ROW},
    {"needs_level", "Needs by level",
	"The needs by the level that was reported.", needs_level, BY_ROW},
    {"needs_mandate", "Needs by mandate",
	"The mandates that have needs, with these by criterion.", needs_mandate,
	BY_ROW, .reference = {"row", "mandate", "row"}},
    {"state", "States", "What each participating state reported.", state,
	BY_ROW},
    {"overall", "Overall", "The figures over all pillars.", overall, BY_ROW},
    {"books", "Books", "What became of the answers of each input file.", books,
	BY_ROW},
    {"stream", "Stream", "All that was read and made of it, one record a line.",
	stream, .key = {"table", "row", "item"},
	.reference = {"pillar", "pillar", "row"}},
    {"rejects", "Rejects",
	"The records that were not understood, each with the reason.", stream,
	.primary = false},
    {"overrides", "Decisions",
	"The criteria of needs that people decided, in place of the rules.",
	overrides, .primary = false},
    {NULL, NULL, NULL, unknown, .primary = false},
};

const struct table_kind *
fields_of_table(const char *name)
{
	const struct table_kind *kind = tables;

	while (kind->name != NULL && strcmp(kind->name, name) != 0)
		kind++;
	return kind;
}

const struct field_kind *
fields_find(
    const struct table_kind *table, const char *column, const char **code)
{
	const struct field_kind *kind;

	*code = NULL;
	for (kind = table->fields; kind->name != NULL; kind++) {
		size_t len = strlen(kind->name);

		if (kind->codes == NULL && strcmp(kind->name, column) == 0)
			return kind;
		if (kind->codes == NULL ||
		    strncmp(kind->name, column, len) != 0)
			continue;
		*code = column + len;
		return kind;
	}
	return NULL;
}

const char *
fields_type_name(enum field_type type)
{
	static const char *const name[] = {"string", "integer", "number"};

	return name[type];
}

/* Digits, of which there is at least one; how many. */
static size_t
digits(const char *s)
{
	return strspn(s, "0123456789");
}

bool
fields_type_holds(enum field_type type, const char *value)
{
	size_t n;

	if (type == FIELD_STRING)
		return true;
	value += value[0] == '-';
	n = digits(value);
	if (n == 0)
		return false;
	value += n;
	if (type == FIELD_NUMBER && value[0] == '.') {
		n = digits(value + 1);
		if (n == 0)
			return false;
		value += 1 + n;
	}
	return value[0] == '\0';
}
