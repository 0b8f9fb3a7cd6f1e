/*
 * machine: the sets of rules, laid out so that texts are followed fast.
 */
#include "machine.h"

#include "mem.h"

#include <stdlib.h>

static int
by_steps(const void *left, const void *right)
{
	const struct set *a = *(const struct set *const *)left;
	const struct set *b = *(const struct set *const *)right;
	size_t of_a = a->steps_end - a->steps, of_b = b->steps_end - b->steps;

	if (of_a != of_b)
		return of_a > of_b ? -1 : 1;
	return a < b ? -1 : a > b;
}

/*
 * Put the sets but SETS_START into the comb, those with many steps first, as
 * they need the widest gaps; their names, by number.
 */
static uint32_t *
name_sets(struct machine *m, const struct sets *sets)
{
	uint32_t *names = mem_new(sets->count, sizeof(*names));
	const struct set **order = mem_new(sets->count, sizeof(*order));
	size_t count = 0;

	for (size_t i = SETS_START + 1; i < sets->count; i++)
		order[count++] = &sets->list[i];
	if (count > 0)
		qsort(order, count, sizeof(*order), by_steps);
	for (size_t i = 0; i < count; i++)
		names[order[i] - sets->list] =
		    comb_add(&m->comb, sets->steps + order[i]->steps,
			order[i]->steps_end - order[i]->steps);
	free(order);
	return names;
}

/*
 * Steps lead to numbers of sets: let them lead to their names, and tell what is
 * taken there.
 */
static void
rename_steps(struct comb *c, const struct sets *sets, const uint32_t *names)
{
	for (size_t i = 0; i < c->count; i++) {
		struct tooth *tooth = &c->teeth[i];

		if (tooth->from == COMB_FREE)
			continue;
		tooth->value = sets->list[tooth->to].fits;
		tooth->to = names[tooth->to];
	}
}

/* A first word is looked up by itself: so many begin a rule. */
static void
find_firsts(struct machine *m, const struct sets *sets, const uint32_t *names)
{
	const struct set *start = &sets->list[SETS_START];

	m->firsts = mem_new(m->comb.words, sizeof(*m->firsts));
	for (size_t i = start->steps; i < start->steps_end; i++) {
		const struct step *step = &sets->steps[i];

		m->firsts[step->word] =
		    (struct first){names[step->to], sets->list[step->to].fits};
	}
}

void
machine_build(
    struct machine *m, const struct rules *const tables[MACHINE_TABLES])
{
	struct sets sets;
	uint32_t *names;

	sets_build(&sets, tables);
	comb_init(&m->comb, vocabulary_count(rules_vocabulary(tables[0])));
	names = name_sets(m, &sets);
	rename_steps(&m->comb, &sets, names);
	find_firsts(m, &sets, names);
	m->most = sets.most;
	m->fits = sets.fits;
	sets.fits = NULL;
	free(names);
	sets_release(&sets);
}

void
machine_release(struct machine *m)
{
	free(m->firsts);
	comb_release(&m->comb);
	free(m->fits);
}
