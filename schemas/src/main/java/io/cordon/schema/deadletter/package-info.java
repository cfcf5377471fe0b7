/**
 * A dead letter as it stands in the index: what could not be taken, why and where, never the input
 * itself unless the operator asked for it.
 */
@NullMarked
package io.cordon.schema.deadletter;

import org.jspecify.annotations.NullMarked;
