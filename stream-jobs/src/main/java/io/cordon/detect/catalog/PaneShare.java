package io.cordon.detect.catalog;

import io.cordon.detect.panes.PaneObservation;

/**
 * What one record adds to the panes of one rule's subject.
 *
 * @param key text of the {@link PaneKey}
 * @param rule index of the rule in {@link DetectorCatalog#all}
 * @param observation what it adds
 */
public record PaneShare(String key, int rule, PaneObservation observation) {}
