package io.shopsql.copy;

/**
 * One table of a copy.
 *
 * @param table its name
 * @param rows how many rows it has, in the source and in the target
 * @param checksum SHA-256 over all its rows and columns in the order of its key, in hexadecimal; the same on both engines
 *     for the same rows
 */
public record CopiedTable(String table, long rows, String checksum) {}
