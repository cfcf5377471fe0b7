package io.cordon.stream.detection;

import io.cordon.detect.catalog.PaneKey;
import io.cordon.detect.panes.PanePart;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.deadletter.SetAsideCode;

/** What is set aside of sums that came too late: one letter, whatever the number of records. */
final class LatePart {

    private LatePart() {}

    static DeadLetter letter(PaneKey key, PanePart part) {
        return DeadLetter.newBuilder()
                .setTime(part.sums().time())
                .setCode(SetAsideCode.LATE_EVENT.name())
                .setMessage(
                        "Cannot count records: their panes have been judged (rule="
                                + key.ruleId()
                                + ", records="
                                + part.records()
                                + ")")
                .setFormat("telemetry")
                .setSource(part.sensor())
                .setLine(0)
                .setByteOffset(0)
                .setLength(0)
                .setTenant(key.tenant())
                .setSensor(part.sensor())
                .build();
    }
}
