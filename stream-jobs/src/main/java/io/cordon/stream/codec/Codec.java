package io.cordon.stream.codec;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.Serializable;

/**
 * Turns a value into bytes and back. Implementations are public, stateless, and have a public
 * constructor without parameters, by which a snapshot finds them again.
 *
 * @param <T> the value
 */
public interface Codec<T> extends Serializable {

    /** The value's class. */
    Class<T> type();

    /** True when values never change, so that a copy may be the value itself. */
    boolean immutable();

    /** Writes a value. */
    void write(T value, DataOutput out) throws IOException;

    /** Reads a value. */
    T read(DataInput in) throws IOException;
}
