package io.cordon.detect.firmware.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.counting.Confidence;
import io.cordon.detect.firmware.device.DeviceState.Revision;
import io.cordon.detect.firmware.device.DeviceVerdict.Fix;
import io.cordon.detect.firmware.judge.FirmwareFacts;
import io.cordon.detect.firmware.judge.FirmwareMatch;
import io.cordon.detect.firmware.judge.FirmwareRule;
import io.cordon.detect.firmware.product.ProductNames;
import io.cordon.schema.avro.Vantage;
import io.cordon.schema.finding.Severity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fixes, patch lag, judging again, days that close, and what is kept. */
class DeviceStateTest {

    private static final ProductNames NAMES = ProductNames.builtIn();
    private static final long DAY = DeviceState.DAY;
    private static final long HOUR = 3_600_000_000L;

    /** Vulnerable is what begins with 1. */
    private static final Judgements OLD =
            (facts, day) ->
                    facts.version().startsWith("1.")
                            ? List.of(
                                    new FirmwareMatch(
                                            FirmwareRule.CVE,
                                            Confidence.HIGH,
                                            Severity.HIGH,
                                            Severity.HIGH,
                                            List.of(),
                                            null))
                            : List.of();

    @Test
    void aFixedVersionOnTheSameDayClosesWithItsLag() {
        DeviceState device = device(seen(10 * HOUR, "1.0"), seen(13 * HOUR, "2.0"));

        assertThat(verdict(device, 0).fix()).isEqualTo(new Fix("2.0", 13 * HOUR));
        assertThat(verdict(device, 0).since()).isEqualTo(10 * HOUR);
        assertThat(verdict(device, 0).count()).isEqualTo(1);
    }

    @Test
    void theLagCountsFromTheFirstOfADaysRow() {
        DeviceState device =
                device(
                        seen(HOUR, "1.0"),
                        seen(DAY, "1.0"),
                        seen(3 * DAY, "1.0"),
                        seen(3 * DAY + HOUR, "2.0"));

        assertThat(verdict(device, 3 * DAY).since()).isEqualTo(HOUR);
        assertThat(verdict(device, 3 * DAY).fix()).isEqualTo(new Fix("2.0", 3 * DAY + HOUR));
        assertThat(verdict(device, DAY).fix()).isNull();
    }

    @Test
    void anotherVulnerableVersionIsNoFixAndBeginsAnew() {
        DeviceState device = device(seen(HOUR, "1.0"), seen(DAY, "1.1"), seen(2 * DAY, "2.0"));

        assertThat(verdict(device, 0).fix()).isNull();
        assertThat(verdict(device, DAY).since()).isEqualTo(DAY);
        assertThat(verdict(device, DAY).fix()).isEqualTo(new Fix("2.0", 2 * DAY));
    }

    @Test
    void aTextThatIsNoVersionIsNoFix() {
        assertThat(verdict(device(seen(HOUR, "1.0"), seen(2 * HOUR, "unknown")), 0).fix()).isNull();
    }

    @Test
    void goingBackUndoesTheFix() {
        DeviceState device =
                device(seen(HOUR, "1.0"), seen(2 * HOUR, "2.0"), seen(3 * HOUR, "1.0"));

        assertThat(verdict(device, 0).fix()).isNull();
        assertThat(verdict(device, 0).count()).isEqualTo(2);
    }

    @Test
    void whatWasDroppedIsStillKnownSinceWhen() {
        DeviceState device = new DeviceState();
        for (long day = 0; day < 5; day++) {
            device.add(seen(day * DAY + HOUR, "1.0"));
            device.advance(day * DAY + HOUR, NAMES);
            device.linkDays();
            device.close(day * DAY + HOUR);
            device.drop(day * DAY + HOUR);
        }

        assertThat(device.judgeable()).containsExactly(2 * DAY, 3 * DAY, 4 * DAY);
        assertThat(verdict(device, 4 * DAY).since()).isEqualTo(HOUR);
    }

    @Test
    void aFeedThatComesLaterJudgesTheLastDayAgainAndCountsNothing() {
        DeviceState device = device(seen(HOUR, "1.0"), seen(2 * HOUR, "1.0"));
        long later = 10 * DAY;
        device.close(later);
        device.drop(later);

        assertThat(device.verdicts(0, Judgements.NONE, NAMES)).isEmpty();
        DeviceVerdict verdict = verdict(device, 0);
        assertThat(verdict.count()).isEqualTo(2);
        assertThat(verdict.first()).isEqualTo(HOUR);
        assertThat(device.closed(0)).isTrue();
        assertThat(device.revision(verdict, 7)).isEqualTo(Revision.NOW);
        device.wrote(verdict, 7);
        assertThat(device.revision(verdict, 7)).isEqualTo(Revision.NONE);
        assertThat(device.revision(verdict, 8))
                .as("it says something else")
                .isEqualTo(Revision.NOW);
    }

    @Test
    void writesTheFirstTheDoubledAndTheClosingOneAtOnce() {
        DeviceState device = device(seen(HOUR, "1.0"));
        device.wrote(verdict(device, 0), 7);
        device.add(seen(2 * HOUR, "1.0"));
        assertThat(device.revision(verdict(device, 0), 7)).isEqualTo(Revision.NOW);
        device.wrote(verdict(device, 0), 7);
        device.add(seen(3 * HOUR, "1.0"));
        assertThat(device.revision(verdict(device, 0), 7)).isEqualTo(Revision.SOON);
        device.wrote(verdict(device, 0), 7);
        device.close(DeviceState.deadlineOf(0));
        assertThat(device.revision(verdict(device, 0), 7)).isEqualTo(Revision.NOW);
    }

    @Test
    void forgetsADeviceAfterNinetyDaysAndNotBefore() {
        DeviceState device = device(seen(HOUR, "1.0"));
        device.close(2 * DAY);
        device.drop(2 * DAY);
        assertThat(device.judgeable()).containsExactly(0L);
        device.drop(DAY + DeviceState.KNOWN - 1);
        assertThat(device.judgeable()).containsExactly(0L);
        device.drop(DAY + DeviceState.KNOWN);
        assertThat(device.isEmpty()).isTrue();
    }

    @Test
    void whatComesBehindAToldChangeIsRefusedForChangesAndStillCounted() {
        DeviceState device = device(seen(2 * HOUR, "1.0"));

        assertThat(device.add(seen(HOUR, "1.0"))).isFalse();
        assertThat(verdict(device, 0).count()).isEqualTo(2);
    }

    @Test
    void moreWaitThanAreKeptAndTheEarliestAreTold() {
        DeviceState device = new DeviceState();
        for (int i = 0; i < DeviceState.MOST_WAITING + 3; i++) {
            device.add(seen(i, "1.0"));
            device.advance(Long.MIN_VALUE, NAMES);
        }

        assertThat(device.waitsFor()).isEqualTo(3);
        assertThat(device.waiting()).hasSize(DeviceState.MOST_WAITING);
    }

    @Test
    void moreFirmwaresThanAreKeptAreSaidToBeMore() {
        DeviceState device = new DeviceState();
        for (int i = 0; i <= SensorDay.MOST; i++) {
            device.add(seen(i, "1." + i));
        }

        assertThat(verdict(device, 0).count()).isEqualTo(SensorDay.MOST);
        assertThat(verdict(device, 0).estimated()).isTrue();
    }

    @Test
    void comesBackFromACheckpointAsItWas() throws IOException {
        DeviceState device = device(seen(HOUR, "2.0"), seen(2 * HOUR, "1.0"), seen(DAY, "1.0"));
        device.add(seen(DAY + HOUR, "1.5"));
        device.wrote(verdict(device, 0), 7);
        device.close(DAY + 3 * HOUR);
        DeviceState copy = copy(device);

        assertThat(bytes(copy)).isEqualTo(bytes(device));
        device.advance(Long.MAX_VALUE, NAMES);
        copy.advance(Long.MAX_VALUE, NAMES);
        for (long day : new long[] {0, DAY}) {
            assertThat(copy.verdicts(day, OLD, NAMES))
                    .isEqualTo(device.verdicts(day, OLD, NAMES))
                    .isNotEmpty();
        }
        assertThat(copy.deadline()).isEqualTo(device.deadline());
    }

    /** docs/detections: 64 that wait, of 2,500 bytes at most each. */
    @Test
    void waitingObservationsAreBounded() throws IOException {
        assertThat(LargestDevice.waiting())
                .isBetween(DeviceState.MOST_WAITING * 1_500, DeviceState.MOST_WAITING * 2_500);
    }

    private static DeviceState device(DeviceSighting... seen) {
        DeviceState device = new DeviceState();
        for (DeviceSighting one : seen) {
            device.add(one);
        }
        device.advance(Long.MAX_VALUE, NAMES);
        device.linkDays();
        return device;
    }

    private static DeviceVerdict verdict(DeviceState device, long day) {
        return device.verdicts(day, OLD, NAMES).stream()
                .filter(verdict -> verdict.rule() == FirmwareRule.CVE)
                .findFirst()
                .orElseThrow();
    }

    private static DeviceSighting seen(long time, String version) {
        return new DeviceSighting(
                time,
                "agent",
                Vantage.SELF,
                -1,
                false,
                true,
                new FirmwareFacts("Umbra", "Hub", version, null, null, Confidence.HIGH),
                null);
    }

    private static byte[] bytes(DeviceState device) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DeviceStateCodec.write(device, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static DeviceState copy(DeviceState device) throws IOException {
        return DeviceStateCodec.read(new DataInputStream(new ByteArrayInputStream(bytes(device))));
    }

    @Test
    void theDayIsTheSameForEveryObservationInIt() {
        DeviceState device = device(seen(0, "1.0"), seen(DAY - 1, "1.0"));
        List<LocalDate> asked = new java.util.ArrayList<>();

        device.verdicts(
                0,
                (facts, day) -> {
                    asked.add(day);
                    return List.of();
                },
                NAMES);
        assertThat(asked).containsExactly(LocalDate.EPOCH);
    }
}
