/**
 * {@code explain} and {@code rules}: why a finding exists, why it does not, and what would have to
 * be true.
 */
@NullMarked
package io.cordon.local.explain;

import org.jspecify.annotations.NullMarked;
