package io.cordon.bench.idle;

/**
 * One process of an idle stack.
 *
 * @param name what it is
 * @param pid its number
 * @param coreShare processor time over time: 1 is one core
 * @param residentBytes mean of the memory it held
 */
public record IdleProcess(String name, long pid, double coreShare, long residentBytes) {}
