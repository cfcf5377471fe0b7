package io.cordon.local.simulator;

/** Address family of a story: every story is told in both. */
enum Family {
    V4,
    V6
}
