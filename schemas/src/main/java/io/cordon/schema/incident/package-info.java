/**
 * What an incident's document says (docs/reference/incidents.md), and what it knows of each rule:
 * its family, whether it sees a success, what to do. Pure: the same incident gives the same bytes
 * on every machine. The tables are files beside the classes, read once.
 */
@NullMarked
package io.cordon.schema.incident;

import org.jspecify.annotations.NullMarked;
