/**
 * Whose an address is, and what the operator has allowed. Both are looked up per matching record,
 * by binary search over sorted ranges.
 */
@NullMarked
package io.cordon.detect.scope;

import org.jspecify.annotations.NullMarked;
