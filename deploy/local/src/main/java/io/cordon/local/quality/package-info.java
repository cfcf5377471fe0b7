/**
 * {@code quality}: precision, recall and time to detect of every rule over the simulated fleet.
 *
 * <p>Why: a figure that anybody can repeat with one command, on telemetry whose truth is known by
 * construction. The detectors run as in {@code batch}; what they said is read from the documents
 * that everybody gets. What it does not say: how often the stories of the fleet happen in a real
 * network, so precision here is no forecast of false alarms there.
 */
@NullMarked
package io.cordon.local.quality;

import org.jspecify.annotations.NullMarked;
