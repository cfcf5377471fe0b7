package io.cordon.detect.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.detect.Detector;
import io.cordon.detect.Judge;
import io.cordon.detect.Judgement;
import io.cordon.detect.comparison.PureRun;
import io.cordon.detect.counting.Sighting;
import io.cordon.detect.generated.GeneratedInput;
import io.cordon.detect.settings.DetectionSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

/** What a record says of a subject goes over the network once, so it must be one thing. */
class SharedSubjectTest {

    private static final GeneratedInput.Whole WHOLE = GeneratedInput.whole(GeneratedInput.SEED);
    private static final DetectionSettings SETTINGS = PureRun.settings(WHOLE.feeds());

    @Test
    void rulesThatSpeakOfOneSubjectSeeTheSameOfARecord() {
        DetectorCatalog catalog = new DetectorCatalog(SETTINGS);
        for (SpecificRecordBase any : WHOLE.records()) {
            Map<String, Sighting> seen = new HashMap<>();
            for (Detector detector : catalog.all()) {
                for (Judge<?> judge : detector.judges()) {
                    if (judge.input().isInstance(any)
                            && judged(judge, any) instanceof Judgement.Match match) {
                        Sighting sighting = match.observation().sighting();
                        Sighting before =
                                seen.putIfAbsent(
                                        match.subject().type() + ' ' + match.subject().value(),
                                        sighting);
                        assertThat(before == null ? sighting : before)
                                .as(detector.id())
                                .isEqualTo(sighting);
                    }
                }
            }
        }
    }

    @Test
    void whatSeveralRulesMatchAboutOneSubjectGoesOnce() {
        TelemetryMatcher matcher = new TelemetryMatcher(new DetectorCatalog(SETTINGS));
        int most = 0;
        for (SpecificRecordBase any : WHOLE.records()) {
            List<SubjectMatch> matches = new ArrayList<>();
            matcher.match(
                    any,
                    new TelemetryMatcher.Output() {
                        @Override
                        public void matched(SubjectMatch match) {
                            matches.add(match);
                        }

                        @Override
                        public void observed(DeviceMatch match) {}

                        @Override
                        public void contributed(PaneShare share) {}

                        @Override
                        public void suppressed(String ruleId) {}
                    });
            assertThat(matches).extracting(SubjectMatch::key).doesNotHaveDuplicates();
            for (SubjectMatch match : matches) {
                assertThat(match.shares())
                        .extracting(SubjectMatch.Share::rule)
                        .doesNotHaveDuplicates();
                most = Math.max(most, match.shares().size());
            }
        }

        // a failed login at one server: fast, slow, and what may come before a success
        assertThat(most).isGreaterThanOrEqualTo(3);
    }

    private static <R extends SpecificRecordBase> Judgement judged(
            Judge<R> judge, SpecificRecordBase any) {
        return judge.judge(judge.input().cast(any));
    }
}
