package io.cordon.stream.codec;

import io.cordon.schema.avro.Incident;

/** Incident between operators. */
public final class IncidentCodec extends RecordCodec<Incident> {

    private static final long serialVersionUID = 1L;

    /** A codec. */
    public IncidentCodec() {
        super(Incident.class);
    }
}
