/**
 * The expression language of the rules: the port that the rest of the program uses, and its adapter to CEL, the only
 * place that knows dev.cel.
 */
package dev.cupreflight.rules.expression;
