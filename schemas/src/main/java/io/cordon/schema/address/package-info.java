/**
 * Addresses of both families as two longs, with the one text form that findings use (findings.md,
 * RFC 5952).
 */
@NullMarked
package io.cordon.schema.address;

import org.jspecify.annotations.NullMarked;
