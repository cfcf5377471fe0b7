/** The {@code ./cordon} command: where it starts and where it keeps its files. */
@NullMarked
package io.cordon.local;

import org.jspecify.annotations.NullMarked;
