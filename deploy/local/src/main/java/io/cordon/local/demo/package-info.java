/**
 * {@code demo}: the stack, the simulated fleet through the same door as anybody's files, and the
 * comparison of what was found with what was planted.
 */
@NullMarked
package io.cordon.local.demo;

import org.jspecify.annotations.NullMarked;
