/**
 * The identity of a finding and its document, as docs/reference/findings.md defines them. Pure: the
 * same finding gives the same id, index and bytes on every machine.
 */
@NullMarked
package io.cordon.schema.finding;

import org.jspecify.annotations.NullMarked;
