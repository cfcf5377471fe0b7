/** x. */
@NullMarked
package io.cordon.stack;

import org.jspecify.annotations.NullMarked;
