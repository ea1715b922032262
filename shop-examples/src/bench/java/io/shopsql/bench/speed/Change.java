package io.shopsql.bench.speed;

/** A change of a user. */
record Change(long id, String name, int age) {}
