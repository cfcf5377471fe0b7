package io.cordon.bench.load;

import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.topic.TopicCatalog;
import org.apache.avro.specific.SpecificRecordBase;

/** The four kinds of telemetry. */
public enum Dataset {
    /** Flows. */
    FLOW(TopicCatalog.FLOW, Flow.class),
    /** DNS transactions. */
    DNS(TopicCatalog.DNS, DnsTransaction.class),
    /** Login attempts. */
    LOGIN(TopicCatalog.LOGIN, LoginAttempt.class),
    /** Device observations. */
    DEVICE(TopicCatalog.DEVICE, DeviceObservation.class);

    private final String topic;
    private final Class<? extends SpecificRecordBase> record;

    Dataset(String topic, Class<? extends SpecificRecordBase> record) {
        this.topic = topic;
        this.record = record;
    }

    /** The topic that carries it. */
    public String topic() {
        return topic;
    }

    /** Its record class. */
    public Class<? extends SpecificRecordBase> record() {
        return record;
    }

    /** The kind that a topic carries. */
    public static Dataset of(String topic) {
        for (Dataset dataset : values()) {
            if (dataset.topic.equals(topic)) {
                return dataset;
            }
        }
        throw new IllegalArgumentException("Cannot find dataset: no telemetry on topic " + topic);
    }
}
