package io.cordon.detect.catalog;

import io.cordon.detect.counting.Contribution;
import io.cordon.detect.counting.Observation;
import io.cordon.detect.counting.Sighting;
import java.util.List;

/**
 * One record about one subject, and what it adds to each rule that counts it there.
 *
 * @param key text of the subject's key
 * @param sighting what the record says
 * @param shares at least one, one a rule
 */
public record SubjectMatch(String key, Sighting sighting, List<Share> shares) {

    /**
     * What the record adds to one rule.
     *
     * @param rule index of the rule in {@link DetectorCatalog#all}
     */
    public record Share(int rule, Contribution contribution) {}

    /** The record as one rule sees it. */
    public Observation observation(Share share) {
        return new Observation(sighting, share.contribution());
    }
}
