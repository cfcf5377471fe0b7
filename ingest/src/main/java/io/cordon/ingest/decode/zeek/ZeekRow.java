package io.cordon.ingest.decode.zeek;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.schema.avro.Address;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a Zeek log, in either encoding. A field that the line does not have and one that is
 * unset are the same.
 */
interface ZeekRow {

    /** True when the field has a value, be it empty. */
    boolean has(ZeekField field);

    /** Event or start time in microseconds; must be set. */
    long time(ZeekField field) throws RejectedInput;

    /** Span in microseconds, 0 when unset. */
    long duration(ZeekField field) throws RejectedInput;

    /** Address, null when unset. */
    @Nullable Address address(ZeekField field) throws RejectedInput;

    /** Port, -1 when unset. */
    int port(ZeekField field) throws RejectedInput;

    /** Counter, -1 when unset. */
    long count(ZeekField field) throws RejectedInput;

    /** Truth value, null when unset. */
    @Nullable Boolean bool(ZeekField field) throws RejectedInput;

    /** Text, null when unset. */
    @Nullable String text(ZeekField field) throws RejectedInput;

    /** Text of a small closed set, without allocation where it is one of them; null when unset. */
    @Nullable String symbol(ZeekField field, Symbols known) throws RejectedInput;

    /** Members of a set, empty when unset. */
    List<String> set(ZeekField field) throws RejectedInput;

    /** Number of elements of a vector, 0 when unset. */
    int size(ZeekField field) throws RejectedInput;

    /** Address that must be set. */
    default Address requiredAddress(ZeekField field) throws RejectedInput {
        Address address = address(field);
        if (address == null) {
            throw new RejectedInput(DecodeError.MISSING_FIELD);
        }
        return address;
    }

    /** Port that must be set. */
    default int requiredPort(ZeekField field) throws RejectedInput {
        int port = port(field);
        if (port < 0) {
            throw new RejectedInput(DecodeError.MISSING_FIELD);
        }
        return port;
    }

    /** Truth value, false when unset. */
    default boolean flag(ZeekField field) throws RejectedInput {
        return Boolean.TRUE.equals(bool(field));
    }

    /** Counter, null when unset. */
    default @Nullable Long nullableCount(ZeekField field) throws RejectedInput {
        long count = count(field);
        return count < 0 ? null : count;
    }
}
