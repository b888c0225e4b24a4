/**
 * What a rule can talk about: records joined so that rules read like sentences, and how they are derived from evidence.
 *
 * <p>In the expression language of the rules, a record component is a field and a public method is a field (without
 * parameters) or a function (with parameters). A {@link dev.cupreflight.evidence.Reading} appears as its value, and as
 * <em>unknown</em> when it was not read. An {@link java.util.Optional} appears as its value; {@code has(x.y)} tells
 * whether there is one. No component is ever {@code null}.
 */
package dev.cupreflight.facts;
