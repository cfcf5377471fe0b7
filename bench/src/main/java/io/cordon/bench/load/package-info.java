/**
 * The load: realistic telemetry of a large network, the same for the same seed. Records are encoded
 * once as shapes and differ in addresses and times, which are written into the shape's bytes; so
 * one thread makes millions per second and is never what is measured.
 */
@NullMarked
package io.cordon.bench.load;

import org.jspecify.annotations.NullMarked;
