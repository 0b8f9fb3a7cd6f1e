/*
 * phrases: which rules fit the words of a text from one of them on.
 *
 * The rules are a tree. From its root a branch leads off for each word that a
 * rule begins with, from there one for each word that such rules go on with.
 */
#include "phrases.h"

#include "mem.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

/* The rules that have the same first words. */
struct node {
	/* Those that have no further word: a part of the order. */
	uint32_t rules, rules_end;
	/* The branches of the others, a part of words and targets. */
	uint32_t branches, branches_end;
};

/*
 * A word of the vocabulary and those wider than it: the first of them that
 * rules begin with, that they go on with, and the first in the vocabulary.
 */
struct link {
	uint32_t begins;
	uint32_t goes_on;
	uint32_t wider;
	uint32_t node; /* of the rules that begin with the word itself */
};

struct phrases {
	const struct rule **order; /* sorted by by_words */
	struct node *nodes;        /* the first is the root */
	uint32_t node_count;
	uint32_t *words; /* of the branches, ascending at each node */
	uint32_t *targets;
	uint32_t branch_count;
	struct link *links; /* by word */
	/* By word: whether links says that it begins or goes on; few bytes. */
	bool *begins, *goes_on;
};

static int
by_words(const void *left, const void *right)
{
	const struct rule *a = *(const struct rule *const *)left;
	const struct rule *b = *(const struct rule *const *)right;
	size_t shared =
	    a->words.count < b->words.count ? a->words.count : b->words.count;

	for (size_t i = 0; i < shared; i++)
		if (a->numbers[i] != b->numbers[i])
			return a->numbers[i] < b->numbers[i] ? -1 : 1;
	if (a->words.count != b->words.count)
		return a->words.count < b->words.count ? -1 : 1;
	return a->row < b->row ? -1 : a->row > b->row;
}

/* Where those end that have the same word at a depth as the one they begin
 * with. */
static uint32_t
same_word(const struct phrases *p, uint32_t from, uint32_t end, size_t depth)
{
	uint32_t word = p->order[from]->numbers[depth];

	while (from < end && p->order[from]->numbers[depth] == word)
		from++;
	return from;
}

/* The node of a part of the order that has the same words before the depth. */
static uint32_t
add_node(struct phrases *p, uint32_t from, uint32_t end, size_t depth)
{
	struct node node = {.rules = from};
	uint32_t number = p->node_count++;
	uint32_t next;

	while (from < end && p->order[from]->words.count == depth)
		from++;
	node.rules_end = from;
	node.branches = node.branches_end = p->branch_count;
	for (uint32_t i = from; i < end; i = same_word(p, i, end, depth))
		p->words[node.branches_end++] = p->order[i]->numbers[depth];
	p->branch_count = node.branches_end;
	for (uint32_t i = node.branches; i < node.branches_end; i++) {
		next = same_word(p, from, end, depth);
		p->targets[i] = add_node(p, from, next, depth + 1);
		from = next;
	}
	p->nodes[number] = node;
	return number;
}

/* How many branches there can be, and but for the root nodes. */
static size_t
count_words(const struct rules *rules)
{
	size_t words = 0;

	for (size_t i = 0; i < rules_count(rules); i++)
		words += rules_get(rules, i)->words.count;
	return words;
}

static void
link_words(struct phrases *p, struct vocabulary *vocabulary)
{
	const struct node *root = &p->nodes[0];
	uint32_t count = (uint32_t)vocabulary_count(vocabulary), w;

	p->links = mem_new(count, sizeof(*p->links));
	p->begins = mem_new(count, sizeof(*p->begins));
	p->goes_on = mem_new(count, sizeof(*p->goes_on));
	for (uint32_t i = 0; i < p->branch_count; i++) {
		w = p->words[i];
		if (i < root->branches_end) {
			p->links[w].begins = w;
			p->links[w].node = p->targets[i];
		} else {
			p->links[w].goes_on = w;
		}
	}
	for (w = 0; w < count; w++)
		p->links[w].wider = vocabulary_wider(vocabulary, w);
	for (uint32_t i = 0; i < count; i++) {
		for (w = i; w != VOCABULARY_NONE; w = p->links[w].wider)
			if (p->links[w].begins == w)
				break;
		p->links[i].begins = w;
		for (w = i; w != VOCABULARY_NONE; w = p->links[w].wider)
			if (p->links[w].goes_on == w)
				break;
		p->links[i].goes_on = w;
		p->begins[i] = p->links[i].begins != VOCABULARY_NONE;
		p->goes_on[i] = p->links[i].goes_on != VOCABULARY_NONE;
	}
}

struct phrases *
phrases_new(const struct rules *rules)
{
	struct phrases *p = mem_new(1, sizeof(*p));
	size_t count = rules_count(rules), words = count_words(rules);

	p->order = mem_new(count, sizeof(*p->order));
	for (size_t i = 0; i < count; i++)
		p->order[i] = rules_get(rules, i);
	if (count > 0)
		qsort(p->order, count, sizeof(*p->order), by_words);
	p->nodes = mem_new(words + 1, sizeof(*p->nodes));
	p->words = mem_new(words, sizeof(*p->words));
	p->targets = mem_new(words, sizeof(*p->targets));
	add_node(p, 0, (uint32_t)count, 0);
	link_words(p, rules_vocabulary(rules));
	return p;
}

void
phrases_free(struct phrases *p)
{
	if (p == NULL)
		return;
	free(p->order);
	free(p->nodes);
	free(p->words);
	free(p->targets);
	free(p->links);
	free(p->begins);
	free(p->goes_on);
	free(p);
}

/* Whether a rule goes before another. */
static bool
is_before(const struct rule *a, const struct rule *b)
{
	if (a->words.count != b->words.count)
		return a->words.count > b->words.count;
	if (a->letters != b->letters)
		return a->letters > b->letters;
	return a->row < b->row;
}

/* Few rules fit at once. */
static void
add_fit(struct fits *fits, const struct rule *rule)
{
	size_t i;

	if (fits->count == fits->room)
		fits->list = mem_grow(
		    fits->list, fits->count, &fits->room, sizeof(*fits->list));
	for (i = fits->count++; i > 0 && is_before(rule, fits->list[i - 1]);
	     i--)
		fits->list[i] = fits->list[i - 1];
	fits->list[i] = rule;
}

/* Where the branch of a word leads to, or 0. */
static uint32_t
follow(const struct phrases *p, const struct node *node, uint32_t word)
{
	uint32_t low = node->branches, high = node->branches_end;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (p->words[middle] < word)
			low = middle + 1;
		else
			high = middle;
	}
	return low < node->branches_end && p->words[low] == word
		   ? p->targets[low]
		   : 0;
}

/* Add the rules of a node and, as far as the tokens go on so, beyond it. */
static void
find_fits(const struct phrases *p, uint32_t number, const struct token *next,
    const struct token *end, struct fits *fits)
{
	const struct node *node = &p->nodes[number];
	uint32_t w, to;

	for (uint32_t i = node->rules; i < node->rules_end; i++)
		add_fit(fits, p->order[i]);
	if (next == end || !p->goes_on[next->fits] ||
	    node->branches == node->branches_end)
		return;
	for (w = p->links[next->fits].goes_on; w != VOCABULARY_NONE;
	     w = p->links[p->links[w].wider].goes_on) {
		to = follow(p, node, w);
		if (to != 0)
			find_fits(p, to, next + 1, end, fits);
	}
}

size_t
phrases_next(const struct phrases *p, const struct tokens *tokens, size_t at)
{
	while (at < tokens->count && !p->begins[tokens->list[at].fits])
		at++;
	return at;
}

void
phrases_at(const struct phrases *p, const struct tokens *tokens, size_t at,
    struct fits *fits)
{
	const struct token *token = &tokens->list[at];
	const struct token *end = tokens->list + tokens->count;
	uint32_t w;

	fits->count = 0;
	for (w = p->links[token->fits].begins; w != VOCABULARY_NONE;
	     w = p->links[p->links[w].wider].begins)
		find_fits(p, p->links[w].node, token + 1, end, fits);
}

void
fits_release(struct fits *fits)
{
	free(fits->list);
	fits->list = NULL;
	fits->count = fits->room = 0;
}
