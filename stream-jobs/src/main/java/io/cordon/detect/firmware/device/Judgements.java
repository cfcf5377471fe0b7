package io.cordon.detect.firmware.device;

import io.cordon.detect.firmware.judge.FirmwareFacts;
import io.cordon.detect.firmware.judge.FirmwareJudge;
import io.cordon.detect.firmware.judge.FirmwareKnowledge;
import io.cordon.detect.firmware.judge.FirmwareMatch;
import java.time.LocalDate;
import java.util.List;

/** What the feeds in force say of a firmware on a day. */
@FunctionalInterface
public interface Judgements {

    /** No feed: nothing is known of any firmware. */
    Judgements NONE = (facts, day) -> List.of();

    /** The rules that the firmware matches; the same for the same feeds. */
    List<FirmwareMatch> of(FirmwareFacts facts, LocalDate day);

    /** By a judge who knows the feeds. */
    static Judgements by(FirmwareJudge judge, FirmwareKnowledge knowledge) {
        return (facts, day) -> judge.judge(facts, day, knowledge);
    }
}
