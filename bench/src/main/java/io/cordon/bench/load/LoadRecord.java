package io.cordon.bench.load;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The record at hand; its arrays belong to the generator, and the next record overwrites them. */
public final class LoadRecord {

    /** Whose traffic it is. */
    static final String TENANT = "default";

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int PREFIX = TENANT.length() + 1;

    /** Tenant, a zero byte, the acting side's address: as the topic's key is defined. */
    private final byte[] key = new byte[PREFIX + 16];

    private Dataset dataset = Dataset.FLOW;
    private byte[] value = key;
    private long micros;

    LoadRecord() {
        byte[] tenant = TENANT.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(tenant, 0, key, 0, tenant.length);
    }

    void set(Dataset kind, byte[] framed, long keyHigh, long keyLow, long time) {
        dataset = kind;
        value = framed;
        LONGS.set(key, PREFIX, keyHigh);
        LONGS.set(key, PREFIX + 8, keyLow);
        micros = time;
    }

    /** Its kind. */
    public Dataset dataset() {
        return dataset;
    }

    /** The topic's key. */
    public byte[] key() {
        return key;
    }

    /** Framed bytes. */
    public byte[] value() {
        return value;
    }

    /** Event time, microseconds. */
    public long micros() {
        return micros;
    }
}
