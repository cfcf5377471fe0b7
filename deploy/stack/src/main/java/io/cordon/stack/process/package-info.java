/**
 * Child processes: start one, know when it is ready, notice that it ended, stop it, and never leave
 * it behind.
 *
 * <p>A child gets a pipe as its standard input that nobody writes to. When the parent dies, in
 * whatever way, the kernel closes the pipe and the child is told to stop. A child that survives
 * even that is found by its pid file at the next start and stopped if its command line proves that
 * it is ours.
 *
 * <p>Bounds: standard output goes to one file, started afresh at each start (the previous one is
 * kept); a probe runs ten times a second until its deadline.
 */
@NullMarked
package io.cordon.stack.process;

import org.jspecify.annotations.NullMarked;
