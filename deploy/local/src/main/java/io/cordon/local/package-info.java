/** x. */
@NullMarked
package io.cordon.local;

import org.jspecify.annotations.NullMarked;
