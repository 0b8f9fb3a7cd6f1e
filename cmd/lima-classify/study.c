/*
 * study: what is done with needs whose criterion is known.
 */
#include "study.h"

#include "calibration.h"
#include "cli.h"
#include "diag.h"
#include "evaluate.h"
#include "folds.h"
#include "gold.h"
#include "learn.h"
#include "propose.h"

#include <stdio.h>
#include <stdlib.h>

/* The rules' criteria, with the confidence of the profile or of the folds. */
static struct evaluation
evaluate_by_rules(const struct study *s, const struct gold *gold)
{
	struct calibration *calibration =
	    s->folds == 0 ? calibration_load(s->profile) : NULL;
	struct evaluation e =
	    evaluate_rules(gold, s->rules, calibration, s->folds, s->threshold);

	calibration_free(calibration);
	return e;
}

static void
evaluate(const struct study *s, const struct gold *gold)
{
	struct gold *other = NULL;
	size_t undecided = gold->undecided;
	struct evaluation e;

	if (s->agree != NULL) {
		other = gold_load(&s->agree, 1, s->rules);
		undecided += other->undecided;
		e = evaluate_other(gold, s->rules, other);
	} else {
		e = evaluate_by_rules(s, gold);
	}
	if (s->verbose)
		fprintf(stderr,
		    "%s: %zu needs compared, %zu with the same criterion, "
		    "%zu left out, %zu undecided\n",
		    diag_program(), e.needs, e.right, e.alone, undecided);
	gold_free(other);
}

static void
calibrate(const struct study *s, const struct gold *gold)
{
	struct outcome *list = evaluate_judge(gold, s->rules);
	struct calibration *calibration =
	    evaluate_calibrate(list, gold->count, NULL, 0);
	struct tsv_writer *out = cli_writer();

	calibration_write(calibration, out);
	cli_writer_close(out);
	calibration_free(calibration);
	free(list);
}

/* Judge each fold as what is learnt from the others would. */
static struct outcome *
judge_by_folds(const struct study *s, struct lesson *lesson)
{
	struct outcome *list = evaluate_judge(lesson->gold, s->rules);
	size_t *folds = folds_deal(lesson->gold, s->folds);

	lesson->folds = folds;
	for (lesson->but = 0; lesson->but < s->folds; lesson->but++) {
		struct sign *signs = learn_signs(lesson);

		for (size_t i = 0; i < lesson->gold->count; i++) {
			if (folds[i] != lesson->but)
				continue;
			list[i].baseline = list[i].given;
			list[i].given = cases_judge(lesson->cases, signs, i);
		}
		free(signs);
	}
	free(folds);
	return list;
}

/* How good the rules would be with what is learnt, as against without. */
static void
try_to_learn(const struct study *s, struct lesson *lesson)
{
	struct outcome *list = judge_by_folds(s, lesson);
	struct evaluation e =
	    evaluate_outcomes(list, lesson->gold->count, s->rules);

	if (s->verbose)
		fprintf(stderr, "%s: %zu needs, %zu with the same criterion\n",
		    diag_program(), e.needs, e.right);
	free(list);
}

/* How many needs are right if that is what the clues speak for. */
static size_t
count_right(const struct lesson *l, const struct sign *signs)
{
	size_t right = 0;

	for (size_t i = 0; i < l->gold->count; i++)
		right += cases_judge(l->cases, signs, i) ==
			 l->gold->needs[i].criterion;
	return right;
}

/* Print what is learnt. */
static void
make_proposals(const struct study *s, const struct lesson *lesson)
{
	struct sign *before = cases_signs(lesson->cases);
	struct sign *signs = learn_signs(lesson);
	struct proposed p = propose(lesson, s->profile, signs);

	if (s->verbose)
		fprintf(stderr,
		    "%s: %zu needs, %zu with the same criterion, %zu with the "
		    "proposals, %zu weights changed, %zu new terms\n",
		    diag_program(), lesson->gold->count,
		    count_right(lesson, before), count_right(lesson, signs),
		    p.changed, p.terms);
	free(signs);
	free(before);
}

static void
learn(const struct study *s, const struct gold *gold)
{
	struct lesson lesson = {
	    .gold = gold, .rules = s->rules, .support = s->support};

	lesson.cases = cases_new(gold, s->rules);
	if (s->folds > 0)
		try_to_learn(s, &lesson);
	else
		make_proposals(s, &lesson);
	cases_free(lesson.cases);
}

void
study_gold(const struct study *s, const char *const paths[], size_t n)
{
	struct gold *gold = gold_load(paths, n, s->rules);

	switch (s->task) {
	case STUDY_NONE:
		break;
	case STUDY_EVALUATE:
		evaluate(s, gold);
		break;
	case STUDY_CALIBRATE:
		calibrate(s, gold);
		break;
	case STUDY_LEARN:
		learn(s, gold);
		break;
	}
	gold_free(gold);
}
