/**
 * Receives the same export datagrams with Cordon's collector and with those of others, and compares
 * what they take per second and per processor second, and what they lose.
 *
 * <p>Each collector is a process of its own, started anew for every load; the datagrams are built
 * before, so that sending costs the same for all. Linux only: processor time and the kernel's drops
 * are read from {@code /proc}.
 */
@NullMarked
package io.cordon.bench.collect;

import org.jspecify.annotations.NullMarked;
