package io.cordon.ingest.publish;

import io.cordon.schema.avro.IngestPosition;
import java.util.Optional;

/** What is to be done with a file, by what is known of it. */
sealed interface Take {

    /** 1 for the first time a file is taken, one more for each later one. */
    int number();

    /** It is taken from the start. */
    record Begin(int number) implements Take {}

    /** It was begun and not finished: what is settled is passed over. */
    record Resume(IngestPosition from) implements Take {
        @Override
        public int number() {
            return from.getTake();
        }
    }

    /** It was taken to its end. */
    record Done(IngestPosition at) implements Take {
        @Override
        public int number() {
            return at.getTake();
        }
    }

    /**
     * Decides. An unfinished take is resumed even when {@code again} is set: a killed {@code
     * --again} that is started once more must not leave half a take behind.
     *
     * @param latest the last committed position of the file
     * @param again whether a finished file is to be taken once more
     */
    static Take of(Optional<IngestPosition> latest, boolean again) {
        if (latest.isEmpty()) {
            return new Begin(1);
        }
        IngestPosition position = latest.get();
        if (!position.getDone()) {
            return new Resume(position);
        }
        return again ? new Begin(position.getTake() + 1) : new Done(position);
    }
}
