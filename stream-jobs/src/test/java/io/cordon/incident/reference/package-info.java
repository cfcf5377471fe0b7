/**
 * What docs/reference/incidents.md says, written down once more as plainly as possible: all
 * findings at once, no state, no order of arrival, factors as literals.
 */
@NullMarked
package io.cordon.incident.reference;

import org.jspecify.annotations.NullMarked;
