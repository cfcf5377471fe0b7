package io.cordon.detect.firmware.judge;

import io.cordon.detect.firmware.match.Candidate;
import io.cordon.detect.firmware.match.InstalledFirmware;
import io.cordon.schema.vulnerability.ExploitPrediction;
import io.cordon.schema.vulnerability.KnownExploited;
import io.cordon.schema.vulnerability.SupportPeriod;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the feeds in force know, at least as far as it concerns the firmware that is asked about.
 * {@link FirmwareIndex} holds it in memory; a keyed operator may answer from the slices of the
 * feeds that it keeps for the firmware's products.
 */
public interface FirmwareKnowledge {

    /** The feeds that are there. A rule that needs another one judges nothing. */
    Set<FirmwareFeed> feeds();

    /** Vulnerabilities that name the firmware, or the hardware it runs on; each CVE once. */
    List<Candidate> candidates(InstalledFirmware firmware);

    /** The entry of a CVE in the catalogue of known exploited ones; null when it has none. */
    @Nullable KnownExploited exploited(String cve);

    /** What EPSS predicts for a CVE; null when it says nothing. */
    @Nullable ExploitPrediction predicted(String cve);

    /** The period of support that concerns the firmware: of the longest line that fits. */
    Optional<SupportPeriod> support(InstalledFirmware firmware);
}
