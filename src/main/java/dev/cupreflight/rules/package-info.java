/** The rule pack: reading YAML with positions, rules, fixes, steps, examples, and the data that ages. */
package dev.cupreflight.rules;
