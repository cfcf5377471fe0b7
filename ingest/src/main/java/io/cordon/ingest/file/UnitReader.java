package io.cordon.ingest.file;

import io.cordon.ingest.decode.LineClass;
import java.io.IOException;

/** Cuts a file into units and accounts for its lines. */
interface UnitReader {

    /** Reads the next unit; false at the end. */
    boolean next(InputUnit unit) throws IOException;

    /** Says what became of the unit read last. Called once for each. */
    void classify(LineClass lineClass);

    /** Lines by class, once {@link #next} gave false. */
    LineClasses classes();

    /** True when the unit read last ended with the content rather than with its own end. */
    boolean endedEarly();

    /** Line that the reader stands in, from 1. */
    long line();
}
