/** x. */
@NullMarked
package io.cordon.stream;

import org.jspecify.annotations.NullMarked;
