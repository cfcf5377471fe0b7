package io.cordon.incident;

import static io.cordon.incident.TestFindings.finding;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.cordon.incident.reference.NaiveIncidents;
import io.cordon.schema.avro.EvidenceItem;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.Incident;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every edge of docs/reference/incidents.md, one each. */
class ChainEdgesTest {

    private static final NaiveIncidents REFERENCE =
            new NaiveIncidents(TestFindings.OURS, TestFindings.SETTINGS);

    private final Correlation correlation = new Correlation();
    private final IncidentIndex index = new IncidentIndex();
    private final List<Finding> taken = new ArrayList<>();

    /** Takes findings in this order, each told of at once. */
    private List<Incident> take(Finding... findings) {
        List<Incident> revisions = new ArrayList<>();
        for (Finding finding : findings) {
            if (finding.getClosed()) {
                taken.add(finding);
            }
            revisions.addAll(correlation.take(finding, Status.OPEN, false));
        }
        index.write(revisions);
        return revisions;
    }

    private List<Incident> close() {
        index.write(correlation.reach(Status.CLOSED));
        index.check(REFERENCE.incidents(taken));
        return index.incidents();
    }

    private static Finding guessed(long hour) {
        return finding("CRED-BRUTE-FAST", "pair", "198.51.100.1>192.0.2.7", hour);
    }

    private static Finding exposed(long day) {
        return finding("CRED-TELNET-EXPOSED", "device", "192.0.2.7", day * 24, 24);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "0, 24, 1", "0, 25, 1", "0, 26, 2", "0, 49, 2"})
    void aPauseOfADayJoinsAndAnHourMoreSeparates(long first, long second, int incidents) {
        // 00:00-01:00 and 01:00-02:00 of the next day are 24 hours apart
        take(guessed(first), guessed(second));

        assertThat(close()).hasSize(incidents);
    }

    @Test
    void aDailyPeriodBridges() {
        // hour 0 and hour 71 are 70 hours apart; the day between them is at 23 and at 23 hours
        take(guessed(0), guessed(71));
        assertThat(index.incidents()).hasSize(2);
        take(exposed(1));

        assertThat(close())
                .singleElement()
                .satisfies(i -> assertThat(i.getFindings()).isEqualTo(3));
    }

    @Test
    void aLateFindingInFrontGivesANewIdAndTheOldDocumentPointsToIt() {
        Incident before = take(guessed(30)).get(0);
        List<Incident> moved = take(guessed(10));

        assertThat(moved).hasSize(2);
        assertThat(moved.get(0).getId()).isEqualTo(before.getId());
        assertThat(moved.get(0).getStatus()).isEqualTo("merged");
        assertThat(moved.get(0).getVersion()).isGreaterThan(before.getVersion());
        assertThat(moved.get(0).getMergedInto()).isEqualTo(moved.get(1).getId());
        assertThat(moved.get(1).getStart()).isEqualTo(guessed(10).getPeriodStart());
        // It moves once more: the first document is pointed at the third.
        List<Incident> again = take(guessed(0));
        assertThat(again)
                .extracting(Incident::getStatus)
                .containsExactly("merged", "merged", "open");
        assertThat(again.subList(0, 2))
                .extracting(Incident::getMergedInto)
                .containsOnly(again.get(2).getId());
        assertThat(close()).hasSize(1);
        assertThat(index.merged()).hasSize(2);
    }

    @Test
    void aLateFindingBetweenTwoJoinsThemUnderTheEarliersId() {
        Incident earlier = take(guessed(0)).get(0);
        Incident later = take(guessed(40)).get(0);
        List<Incident> joined = take(guessed(20));

        assertThat(joined)
                .extracting(Incident::getId)
                .containsExactly(later.getId(), earlier.getId());
        assertThat(joined.get(0).getMergedInto()).isEqualTo(earlier.getId());
        assertThat(joined.get(1).getFindings()).isEqualTo(3);
        assertThat(close()).hasSize(1);
    }

    @Test
    void anIncidentGoesOnAfterItWasClosed() {
        take(guessed(0));
        Incident closed = close().get(0);
        Incident open = take(guessed(25)).get(0);

        assertThat(open.getId()).isEqualTo(closed.getId());
        assertThat(open.getStatus()).isEqualTo("open");
        assertThat(open.getVersion()).isGreaterThan(closed.getVersion());
        Incident again = close().get(0);
        assertThat(again.getVersion()).isEqualTo(open.getVersion() + 1);
        assertThat(again.getFindings()).isEqualTo(2);
    }

    @Test
    void tenantsNeverShareAnIncident() {
        Finding other = Finding.newBuilder(guessed(0)).setTenant("clinic").setId("other").build();
        take(guessed(0), other);

        assertThat(close()).extracting(Incident::getTenant).containsOnly("default", "clinic");
        assertThat(index.incidents()).extracting(Incident::getId).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "CRED-BRUTE-FAST, pair, 198.51.100.1>192.0.2.7, device, 192.0.2.7",
        "CRED-BRUTE-FAST, pair, 192.0.2.7>198.51.100.1, device, 198.51.100.1",
        "CRED-BRUTE-FAST, pair, 2001:db8:bad::1>2001:db8:cafe::7, device, 2001:db8:cafe::7",
        "CRED-BRUTE-FAST, source, 198.51.100.1, source, 198.51.100.1",
        "SCAN-MIRAI, source, 192.0.2.7, device, 192.0.2.7",
        "SCAN-MIRAI, source, 2001:db8:cafe::7, device, 2001:db8:cafe::7",
        "CRED-TELNET-EXPOSED, device, meter-17, device, meter-17",
        "AMP-VICTIM, victim, 192.0.2.7, victim, 192.0.2.7",
        "AMP-CARPET, prefix, 192.0.2.0/24, prefix, 192.0.2.0/24",
        "CRED-REUSE, credential, a1b2:0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f, credential, a1b2:0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f",
    })
    void theSubjectIsTheSideThatWeProtect(
            String rule, String type, String subject, String ofType, String of) {
        take(finding(rule, type, subject, 0));

        assertThat(close())
                .singleElement()
                .satisfies(
                        incident -> {
                            assertThat(incident.getSubjectType()).isEqualTo(ofType);
                            assertThat(incident.getSubject()).isEqualTo(of);
                        });
    }

    @Test
    void theIdIsThatOfThePage() {
        assertThat(new IncidentSubject("default", "device", "192.0.2.7").id(1_704_852_000_000_000L))
                .isEqualTo("57cd9b805170973fb0739cf2d78c1a7e");
    }

    @Test
    void theDeviceThatWasGuessedAndEnteredAndThenScannedIsOneIncident() {
        Finding in = finding("CRED-FAIL-THEN-SUCCESS", "pair", "198.51.100.1>192.0.2.7", 1);
        in.setSeverity(73);
        take(
                guessed(0),
                in,
                finding("SCAN-MIRAI", "source", "192.0.2.7", 2),
                finding("SCAN-HORIZONTAL", "source", "192.0.2.7", 2),
                finding("CRED-GUESS-OUTBOUND", "device", "192.0.2.7", 3));

        Incident story = close().get(0);
        assertThat(index.incidents()).hasSize(1);
        assertThat(story.getRules().stream().map(rule -> rule.getRuleId()))
                .containsExactly(
                        "CRED-BRUTE-FAST",
                        "CRED-FAIL-THEN-SUCCESS",
                        "SCAN-HORIZONTAL",
                        "SCAN-MIRAI",
                        "CRED-GUESS-OUTBOUND");
        assertThat(requireNonNull(story.getFactors()).getRuleId())
                .isEqualTo("CRED-FAIL-THEN-SUCCESS");
        assertThat(story.getSeverity()).isEqualTo(99);
    }

    @Test
    void aVictimOfFiveVectorsIsOneAttack() {
        take(
                finding("AMP-VICTIM", "victim", "192.0.2.9", 0),
                finding("AMP-MULTIVECTOR", "victim", "192.0.2.9", 0),
                finding("AMP-DNS-LARGE", "victim", "192.0.2.9", 0),
                finding("DOS-VOLUME", "victim", "192.0.2.9", 0),
                finding("DOS-SYN-FLOOD", "victim", "192.0.2.9", 1));

        assertThat(close())
                .singleElement()
                .satisfies(incident -> assertThat(incident.getRules()).hasSize(5));
    }

    @Test
    void theSameFindingIsWorseOnAnInfusionPumpThanOnAHomeCamera() {
        take(guessed(0), finding("CRED-BRUTE-FAST", "pair", "198.51.100.1>192.0.2.8", 0));

        // 192.0.2.7 stands in a hospital, 192.0.2.8 in a home: 0.5 x 1.2 x 1.5 and x 1
        assertThat(close())
                .extracting(Incident::getSubject, Incident::getScore, Incident::getSeverity)
                .containsExactlyInAnyOrder(
                        tuple("192.0.2.7", 90.0, 73), tuple("192.0.2.8", 60.0, 47));
    }

    /** 300 sources guess one device's password in one hour: only their closing revisions count. */
    @Test
    void findingsBeyondTheBoundCountWhenTheyClose() throws Exception {
        List<Finding> closed =
                IntStream.rangeClosed(1, 300)
                        .mapToObj(
                                i ->
                                        finding(
                                                "CRED-BRUTE-FAST",
                                                "pair",
                                                "2001:db8:bad::" + i + ">192.0.2.7",
                                                0))
                        .toList();
        for (Finding one : closed) {
            take(Finding.newBuilder(one).setClosed(false).setVersion(2).build());
        }
        assertThat(index.incidents().get(0).getFindings()).isEqualTo(Chain.MOST_OPEN);
        long version = 0;
        for (Finding one : closed) {
            for (Incident revision : take(one)) {
                assertThat(revision.getVersion()).isGreaterThan(version);
                version = revision.getVersion();
            }
        }

        assertThat(close().get(0).getFindings()).isEqualTo(300);
        assertThat(close().get(0).getFindingIds()).hasSize(RuleSum.MOST_NAMED);
    }

    /** The bounds that the package states, with texts as long as they come. */
    @Test
    void theStateIsBounded() throws Exception {
        String device = "2001:db8:cafe:1111:2222:3333:4444:5555";
        List<String> addresses =
                IntStream.range(0, 10)
                        .mapToObj(i -> "2001:db8:bad0:1111:2222:3333:4444:555" + i)
                        .toList();
        for (int i = 0; i < 2_000; i++) {
            Finding one =
                    finding(
                            "CRED-BRUTE-FAST",
                            "pair",
                            "2001:db8:bad1:1111:2222:3333:4444:"
                                    + Integer.toHexString(i + 1)
                                    + ">"
                                    + device,
                            i % 3);
            one.setEvidence(List.of(new EvidenceItem("source.ip", addresses)));
            one.setClosed(i % 2 == 0);
            take(one);
        }
        String key = "default\ndevice\n" + device;

        assertThat(correlation.bytes(key).length).isLessThan(256 * 800 + 10 * 450 + 2_000);
    }

    @Test
    void stateOfANewerProgramIsRefused() throws Exception {
        take(guessed(0));
        byte[] state = correlation.bytes("default\ndevice\n192.0.2.7");
        byte[] newer = Arrays.copyOf(state, state.length);
        newer[0] = 2;

        assertThatThrownBy(() -> Chains.read(new DataInputStream(new ByteArrayInputStream(newer))))
                .hasMessageContaining("version 2, this program reads version 1");
    }
}
