/** The questions that AMP-DNS-LARGE counts together. */
@NullMarked
package io.cordon.detect.amplification.dnslarge;

import org.jspecify.annotations.NullMarked;
