package io.shopsql.bench.speed;

/** A user to insert. */
record Person(String name, String email, int age) {}
