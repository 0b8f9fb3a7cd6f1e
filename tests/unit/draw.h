/*
 * draw: numbers that look drawn by lot and are the same in every run.
 */
#ifndef LIMA_DRAW_H
#define LIMA_DRAW_H

#include <stdint.h>

/* A number from 0 on that is less than below. */
static inline unsigned
draw(unsigned below)
{
	static uint64_t state = 2018;

	state = state * UINT64_C(6364136223846793005) + 1442695040888963407;
	return (unsigned)(state >> 33) % below;
}

#endif
