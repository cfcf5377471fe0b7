package io.cordon.detect.scope;

/** The amplifier port table in force. Ask once for each record: it may change between two. */
@FunctionalInterface
public interface Amplifiers {

    /** The table; immutable. */
    AmplifierTable table();
}
