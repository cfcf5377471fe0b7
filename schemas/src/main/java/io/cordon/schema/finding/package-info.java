/** The identity of a finding and its document. */
@NullMarked
package io.cordon.schema.finding;

import org.jspecify.annotations.NullMarked;
