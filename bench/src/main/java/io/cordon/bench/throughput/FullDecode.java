package io.cordon.bench.throughput;

import io.cordon.schema.framing.Framing;
import io.cordon.schema.framing.FramingException;
import io.cordon.stream.codec.CodecType;
import io.cordon.stream.kafka.TelemetrySources;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.common.serialization.DeserializationSchema.InitializationContext;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Decodes every record whole, whatever its topic, and hands it on. */
final class FullDecode implements KafkaRecordDeserializationSchema<SpecificRecordBase> {

    private static final long serialVersionUID = 1L;

    private transient Map<String, Framing<? extends SpecificRecordBase>> framings;

    @SuppressWarnings("NullAway.Init") // transient: open() makes it on the worker
    FullDecode() {}

    @Override
    public void open(InitializationContext context) {
        framings = new HashMap<>();
        TelemetrySources.records().forEach((topic, type) -> framings.put(topic, Framing.of(type)));
    }

    @Override
    public void deserialize(
            ConsumerRecord<byte[], byte[]> record, Collector<SpecificRecordBase> out)
            throws IOException {
        Framing<? extends SpecificRecordBase> framing = framings.get(record.topic());
        if (framing == null) {
            throw new IOException("Cannot decode: nobody asked for topic " + record.topic());
        }
        try {
            out.collect(framing.decode(record.value()));
        } catch (FramingException e) {
            throw new IOException("Cannot decode the load", e);
        }
    }

    @Override
    public TypeInformation<SpecificRecordBase> getProducedType() {
        return new CodecType<>(new DecodedCodec());
    }
}
