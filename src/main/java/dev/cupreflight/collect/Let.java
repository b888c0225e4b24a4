package dev.cupreflight.collect;

import java.util.Optional;

/**
 * A value that later steps of the plan use.
 *
 * @param name its name
 * @param source where it is read
 * @param otherwise what it is when the registry does not have it; empty when it is then not known
 */
record Let(String name, Source source, Optional<Template> otherwise) implements PlanEntry {

    /** Where a value is read. Both the program and a batch file can do each of these. */
    sealed interface Source {}

    /** A text in the registry. */
    record RegistryText(String key, String value) implements Source {}

    /** The column of the last line of a CSV file, counted from 1. */
    record CsvColumn(String artefact, int column) implements Source {}

    /** The attribute of the only object in an LDIF file. */
    record LdifAttribute(String artefact, String attribute) implements Source {}

    /** Every line of a text file: a folder, in which environment variables are replaced. */
    record Folders(String artefact) implements Source {}

    /** The DNS name of a domain whose distinguished name is another value. */
    record DomainOf(String name) implements Source {}
}
