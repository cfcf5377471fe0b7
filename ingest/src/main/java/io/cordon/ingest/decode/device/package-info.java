/**
 * What the decoders of device observations share: how an observation begins, how long its texts may
 * be, and how MAC addresses, hashes and settings are written.
 */
@NullMarked
package io.cordon.ingest.decode.device;

import org.jspecify.annotations.NullMarked;
