/** How throughput changes with parallelism and with the number of keys that state is kept of. */
@NullMarked
package io.cordon.bench.scale;

import org.jspecify.annotations.NullMarked;
