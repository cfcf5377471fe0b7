package io.cordon.detect.catalog;

import io.cordon.detect.Detector;
import io.cordon.detect.Subject;
import io.cordon.detect.firmware.FirmwareDetector;
import io.cordon.detect.firmware.device.DeviceSighting;
import io.cordon.detect.firmware.judge.FirmwareFacts;
import io.cordon.detect.firmware.judge.FirmwareRule;
import io.cordon.detect.scope.AllowList;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.Evidence;
import io.cordon.schema.avro.Vantage;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes sightings of observations: filter and projection before the first shuffle. What a decoy
 * sees is about nobody's device, and what names neither id nor address is about no subject.
 */
public final class DeviceReader {

    private final AllowList allowList;
    private final int active;

    /** A reader for the active rules about firmware. */
    DeviceReader(DetectorCatalog catalog) {
        allowList = catalog.allowList();
        int bits = 0;
        for (Detector detector : catalog.all()) {
            if (detector instanceof FirmwareDetector firmware
                    && DetectorCatalog.whyInactive(detector).isEmpty()) {
                bits |= firmware.rule().bit();
            }
        }
        active = bits;
    }

    /** True when some rule about firmware is active. */
    boolean reads() {
        return active != 0;
    }

    /**
     * The sighting, if any rule may count it or it shows that the device can be reached.
     *
     * @param suppressed told of each rule for which the subject is allowed
     */
    Optional<DeviceMatch> read(DeviceObservation observation, Consumer<String> suppressed) {
        IpAddress address =
                observation.getAddress() == null ? null : IpAddress.of(observation.getAddress());
        String id = observation.getDeviceId();
        if (!reads()
                || observation.getVantage() == Vantage.HONEYPOT
                || (address == null && (id == null || id.isEmpty()))) {
            return Optional.empty();
        }
        FirmwareFacts facts = FirmwareFacts.of(observation).orElse(null);
        boolean outside = observation.getVantage() == Vantage.SCAN;
        if (facts == null && !outside) {
            return Optional.empty();
        }
        long time = observation.getTime();
        int rules = facts == null ? 0 : rules(id, address, time, suppressed);
        if (rules == 0 && !outside) {
            return Optional.empty();
        }
        String value = id == null || id.isEmpty() ? text(address) : id;
        return Optional.of(
                new DeviceMatch(
                        new SubjectKey(observation.getTenant(), "device", value).text(),
                        new DeviceSighting(
                                time,
                                observation.getSensor(),
                                observation.getVantage(),
                                rules,
                                outside,
                                observation.getKnownBy() == Evidence.SELF_REPORT,
                                facts,
                                observation.getFirmwareHash())));
    }

    private static String text(@Nullable IpAddress address) {
        return address == null ? "" : address.text();
    }

    private int rules(
            @Nullable String id,
            @Nullable IpAddress address,
            long time,
            Consumer<String> suppressed) {
        if (address == null) {
            // An allow-list knows addresses.
            return active;
        }
        Subject subject = Subject.device(id, address);
        int rules = active;
        for (FirmwareRule rule : FirmwareRule.values()) {
            if ((active & rule.bit()) != 0 && allowList.allows(rule.id(), subject, time)) {
                suppressed.accept(rule.id());
                rules &= ~rule.bit();
            }
        }
        return rules;
    }
}
