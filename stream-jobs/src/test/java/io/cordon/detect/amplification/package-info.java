/** The pieces that the rules about amplification share, and each rule's judgement of one record. */
@NullMarked
package io.cordon.detect.amplification;

import org.jspecify.annotations.NullMarked;
