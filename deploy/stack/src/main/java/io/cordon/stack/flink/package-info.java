/**
 * What a Flink cluster needs before it can start, and what can be asked of a running one: its
 * configuration, its jobs, its retained checkpoints.
 */
@NullMarked
package io.cordon.stack.flink;

import org.jspecify.annotations.NullMarked;
