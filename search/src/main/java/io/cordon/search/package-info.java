/** x. */
@NullMarked
package io.cordon.search;

import org.jspecify.annotations.NullMarked;
