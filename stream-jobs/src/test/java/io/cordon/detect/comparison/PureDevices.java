package io.cordon.detect.comparison;

import io.cordon.detect.catalog.DetectorCatalog;
import io.cordon.detect.catalog.DeviceMatch;
import io.cordon.detect.catalog.FindingFactory;
import io.cordon.detect.catalog.SubjectKey;
import io.cordon.detect.firmware.device.DeviceState;
import io.cordon.detect.firmware.device.DeviceVerdict;
import io.cordon.detect.firmware.device.Judgements;
import io.cordon.detect.firmware.product.ProductNames;
import io.cordon.detect.settings.DetectionSettings;
import io.cordon.schema.avro.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules about firmware as plain calls: all observations first, then the verdicts. */
final class PureDevices {

    private static final ProductNames NAMES = ProductNames.builtIn();

    private final DetectorCatalog catalog;
    private final Judgements judgements;
    private final Map<String, List<DeviceMatch>> devices = new LinkedHashMap<>();

    PureDevices(DetectorCatalog catalog, DetectionSettings settings) {
        this.catalog = catalog;
        try {
            judgements = Judgements.by(catalog.firmwareJudge(NAMES), settings.firmware().read());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(DeviceMatch match) {
        devices.computeIfAbsent(match.key(), key -> new ArrayList<>()).add(match);
    }

    List<Finding> findings(FindingFactory factory) {
        List<Finding> findings = new ArrayList<>();
        devices.forEach(
                (key, matches) -> {
                    DeviceState device = new DeviceState();
                    matches.forEach(match -> device.add(match.sighting()));
                    device.advance(Long.MAX_VALUE, NAMES);
                    device.linkDays();
                    for (long day : device.judgeable()) {
                        for (DeviceVerdict verdict : device.verdicts(day, judgements, NAMES)) {
                            findings.add(
                                    factory.finding(
                                            SubjectKey.parse(key),
                                            catalog.detector(verdict.rule().id()),
                                            verdict,
                                            true));
                        }
                    }
                });
        return findings;
    }
}
