/** Builders of binary input for tests: packets, captures, export datagrams. */
@NullMarked
package io.cordon.ingest.testing;

import org.jspecify.annotations.NullMarked;
