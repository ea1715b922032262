package io.shopsql.bench.speed;

import java.util.function.ToDoubleFunction;

/** The figure by which contenders are compared: the client's CPU time, on Postgres with the server's. */
final class Metric {

    private Metric() {}

    static ToDoubleFunction<Use> cpu(Engine engine) {
        return engine == Engine.SQLITE ? Use::thread : Use::client;
    }
}
