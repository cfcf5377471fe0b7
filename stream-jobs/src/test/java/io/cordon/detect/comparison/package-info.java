/** The detectors against the naive reference, without any engine around them. */
@NullMarked
package io.cordon.detect.comparison;

import org.jspecify.annotations.NullMarked;
