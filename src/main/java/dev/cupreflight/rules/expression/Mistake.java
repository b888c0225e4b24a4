package dev.cupreflight.rules.expression;

/**
 * What is wrong with an expression.
 *
 * @param line the line within the expression, from 1
 * @param column the column within that line, from 0
 * @param message what is wrong
 * @param hint what to do about it; empty when there is nothing to say
 */
public record Mistake(int line, int column, String message, String hint) {}
