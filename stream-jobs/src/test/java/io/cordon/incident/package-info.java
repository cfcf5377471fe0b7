/** Incidents against a naive reference, in any order of arrival and any split into revisions. */
@NullMarked
package io.cordon.incident;

import org.jspecify.annotations.NullMarked;
