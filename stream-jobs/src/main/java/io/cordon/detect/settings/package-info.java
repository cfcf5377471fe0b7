/**
 * What an operator gives the detectors: networks, thresholds, default credentials, allowances. Read
 * from files once, checked with errors that say what to do, and shipped to the workers as plain
 * serialisable values without any secret.
 */
@NullMarked
package io.cordon.detect.settings;

import org.jspecify.annotations.NullMarked;
