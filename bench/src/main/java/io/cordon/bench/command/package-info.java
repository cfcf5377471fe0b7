/** {@code ./cordon bench …}: options, and where results go. */
@NullMarked
package io.cordon.bench.command;

import org.jspecify.annotations.NullMarked;
