/**
 * Which UDP services answer with more than they are asked: the rows that come with Cordon and those
 * of an operator, in one form (docs/reference/amplifier-ports.md).
 */
@NullMarked
package io.cordon.schema.amplifier;

import org.jspecify.annotations.NullMarked;
