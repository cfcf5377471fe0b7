package io.cordon.bench.throughput;

import io.cordon.stream.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.avro.specific.SpecificRecordBase;

/** Names the type of decoded records; they never leave the task, so no byte is ever written. */
public final class DecodedCodec implements Codec<SpecificRecordBase> {

    private static final long serialVersionUID = 1L;

    /** A codec. */
    public DecodedCodec() {}

    @Override
    public Class<SpecificRecordBase> type() {
        return SpecificRecordBase.class;
    }

    @Override
    public boolean immutable() {
        return true;
    }

    @Override
    public void write(SpecificRecordBase value, DataOutput out) throws IOException {
        throw new IOException("Cannot write record: source and sink are in one task");
    }

    @Override
    public SpecificRecordBase read(DataInput in) throws IOException {
        throw new IOException("Cannot read record: source and sink are in one task");
    }
}
