package io.cordon.stream.detection;

import io.cordon.detect.catalog.SubjectKey;
import io.cordon.detect.counting.Observation;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.deadletter.SetAsideCode;
import io.cordon.schema.finding.FindingId;

/** What is set aside of an event that came after its period had closed. */
final class LateEvent {

    private LateEvent() {}

    static DeadLetter letter(SubjectKey key, String ruleId, Observation event, long period) {
        return letter(key, ruleId, event.sensor(), event.time(), period);
    }

    static DeadLetter letter(SubjectKey key, String ruleId, String sensor, long time, long period) {
        return DeadLetter.newBuilder()
                .setTime(time)
                .setCode(SetAsideCode.LATE_EVENT.name())
                .setMessage(
                        "Cannot count event: its period has closed (rule="
                                + ruleId
                                + ", period="
                                + FindingId.periodText(period)
                                + ")")
                .setFormat("telemetry")
                .setSource(sensor)
                .setLine(0)
                .setByteOffset(0)
                .setLength(0)
                .setTenant(key.tenant())
                .setSensor(sensor)
                .build();
    }
}
