package io.cordon.detect.firmware.match;

import java.util.List;

/**
 * A verdict with what it was weighed from, for people.
 *
 * @param verdict the verdict
 * @param surroundings the "running on" nodes of the configuration that decides; empty when it has
 *     none
 * @param each what each criterion about the product says, in the order of the feed
 */
public record Explanation(
        Verdict verdict, List<Surroundings> surroundings, List<CriterionVerdict> each) {

    /** Copies the lists. */
    public Explanation {
        surroundings = List.copyOf(surroundings);
        each = List.copyOf(each);
    }
}
