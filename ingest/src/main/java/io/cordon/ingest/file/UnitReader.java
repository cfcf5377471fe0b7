package io.cordon.ingest.file;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.LineClass;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Cuts a file into units and accounts for its lines. */
interface UnitReader {

    /** Reads the next unit; false at the end. */
    boolean next(InputUnit unit) throws IOException;

    /** Says what became of the unit read last. Called once for each. */
    void classify(LineClass lineClass);

    /** Lines by class, once {@link #next} gave false. */
    LineClasses classes();

    /** Why the unit read last is not whole, null when it is; it is not decoded then. */
    @Nullable DecodeError damage();

    /** Line that the reader stands in, from 1; of a capture the packet. */
    long line();
}
