/**
 * What the rules about amplification share: which side of a flow answers ({@link
 * io.cordon.detect.amplification.AnswerLeg}, {@link io.cordon.detect.amplification.FragmentLeg},
 * {@link io.cordon.detect.amplification.ServiceLeg}), and how much payload that is. All of it works
 * on a flow's numbers, so that the same code rules flows out before they are read and judges them
 * after. Definitions: {@code docs/detections/README.md}.
 */
@NullMarked
package io.cordon.detect.amplification;

import org.jspecify.annotations.NullMarked;
