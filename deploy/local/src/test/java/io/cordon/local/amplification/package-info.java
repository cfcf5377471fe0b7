/**
 * Attacks as routers and captures show them, through the decoders and the detectors: what the rules
 * say must not depend on how much of an attack was looked at, and how it was exported.
 */
@NullMarked
package io.cordon.local.amplification;

import org.jspecify.annotations.NullMarked;
