/*
 * The same of the half of block.h that is for other machines.
 */
#undef __SSE2__
#include "block.c"
