/** What a stack costs to which nothing is fed. */
@NullMarked
package io.cordon.bench.idle;

import org.jspecify.annotations.NullMarked;
