package io.cordon.schema.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.Measures;
import io.cordon.schema.avro.VectorMeasure;
import io.cordon.schema.framing.TrustedRecords;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdviceTest {

    static {
        // A builder made from a record copies what is in it by Avro's own means.
        TrustedRecords.install();
    }

    private static VectorMeasure vector(int port, long packets, long bytes) {
        return new VectorMeasure(port, null, packets, bytes, null, null);
    }

    private static String advice(
            String type, String subject, String sentence, VectorMeasure... vectors) {
        Finding finding =
                SampleFindings.finding("AMP-VICTIM", type, subject)
                        .setMeasures(
                                Measures.newBuilder(SampleFindings.measures())
                                        .setVectors(List.of(vectors))
                                        .build())
                        .build();
        return Advice.of(finding, sentence);
    }

    @Test
    void whatHitsAVictimIsNamedByPortAndAddressLargestFirst() {
        assertThat(
                        advice(
                                "victim",
                                "192.0.2.7",
                                "Drop {answers}, or all to {target}.",
                                vector(0, 10, 900),
                                vector(123, 10, 1000),
                                vector(389, 10, 1000)))
                .isEqualTo(
                        "Drop UDP source port 123 to 192.0.2.7/32, UDP source port 389 to"
                                + " 192.0.2.7/32, UDP fragments to 192.0.2.7/32, or all to"
                                + " 192.0.2.7/32.");
        assertThat(advice("victim", "2001:db8::7", "Drop {answers}.", vector(53, 1, 1)))
                .isEqualTo("Drop UDP source port 53 to 2001:db8::7/128.");
        assertThat(advice("prefix", "192.0.2.0/24", "Drop {answers}.", vector(161, 1, 1)))
                .isEqualTo("Drop UDP source port 161 to 192.0.2.0/24.");
    }

    @Test
    void ofAPairTheDestinationIsTheDeviceAndTheSourceIsHit() {
        assertThat(
                        advice(
                                "pair",
                                "203.0.113.9>192.0.2.1",
                                "Close {services} on {device}, drop {answers}, warn {target}.",
                                vector(1900, 1, 1)))
                .isEqualTo(
                        "Close UDP port 1900 on 192.0.2.1, drop UDP source port 1900 from"
                                + " 192.0.2.1/32 to 203.0.113.9/32, warn 203.0.113.9/32.");
    }

    @Test
    void aDeviceMayBeKnownByAnIdAlone() {
        assertThat(
                        advice(
                                "device",
                                "meter-17",
                                "Close {services} on {device}, limit {answers}.",
                                vector(5683, 1, 1)))
                .isEqualTo(
                        "Close UDP port 5683 on meter-17, limit UDP source port 5683 from"
                                + " meter-17.");
    }

    @Test
    void ofASynFloodThePortIsTheVictims() {
        // A port where handshakes were only completed has no packets that count.
        assertThat(
                        advice(
                                "victim",
                                "192.0.2.7",
                                "Limit {openings}.",
                                vector(80, 5000, 200_000),
                                vector(443, 0, 0)))
                .isEqualTo("Limit TCP SYN to 192.0.2.7/32 destination port 80.");
    }

    @Test
    void tooManyPortsAreCountedAndNotWritten() {
        VectorMeasure[] many =
                IntStream.rangeClosed(1, Advice.MOST + 2)
                        .mapToObj(port -> vector(port, 1, 1))
                        .toArray(VectorMeasure[]::new);

        assertThat(advice("victim", "192.0.2.7", "Drop {answers}.", many))
                .contains("port 8 to 192.0.2.7/32 and 2 more of the vectors listed.")
                .doesNotContain("port 9 ");
    }

    @Test
    void withoutPortsTheSentenceStillReads() {
        assertThat(advice("victim", "192.0.2.7", "Drop {answers}, limit {openings}."))
                .isEqualTo(
                        "Drop UDP from the ports listed to 192.0.2.7/32, limit TCP SYN to"
                                + " 192.0.2.7/32.");
        assertThat(Advice.of(SampleFindings.everyShape().get(0), "The owner sets a password."))
                .isEqualTo("The owner sets a password.");
    }
}
