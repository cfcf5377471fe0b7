package io.cordon.detect.scope;

import java.nio.ByteBuffer;
import java.util.Set;

/**
 * What detectors know beside the record.
 *
 * @param networks whose an address is
 * @param defaultCredentials fingerprints of the default credentials in force, under the decoders'
 *     key
 */
public record Scope(Networks networks, Set<ByteBuffer> defaultCredentials) {

    /** Copies the set. */
    public Scope {
        defaultCredentials = Set.copyOf(defaultCredentials);
    }
}
