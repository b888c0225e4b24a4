package dev.cupreflight.collect;

/** One entry of the plan. */
sealed interface PlanEntry permits Let, Step {}
