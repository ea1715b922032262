package io.shopsql.copy;

/**
 * One table of a copy.
 *
 * @param table its name
 * @param rows the number of rows, in the source and in the target
 * @param checksum SHA-256 over all rows and columns in key order, in hexadecimal; the same on both engines for the same
 *     rows
 */
public record CopiedTable(String table, long rows, String checksum) {}
