/** {@code search}: asks the index of a running stack and prints a table, JSON or CSV. */
@NullMarked
package io.cordon.local.search;

import org.jspecify.annotations.NullMarked;
