/** The incident operator on the test's own thread and clocks. */
@NullMarked
package io.cordon.stream.incident;

import org.jspecify.annotations.NullMarked;
