/** Evaluates rules on facts: findings with their outcomes, the verdict, waivers and checklists. */
package dev.cupreflight.check;
