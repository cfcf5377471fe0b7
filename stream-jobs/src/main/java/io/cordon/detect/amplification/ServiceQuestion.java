package io.cordon.detect.amplification;

import io.cordon.detect.scope.Amplifiers;
import io.cordon.detect.scope.Networks;

/**
 * Whether a flow may be traffic of a service of ours that amplifies, and holds no conversations.
 *
 * @param amplifiers the port table that decides
 * @param networks what is ours
 */
public record ServiceQuestion(Amplifiers amplifiers, Networks networks) {}
