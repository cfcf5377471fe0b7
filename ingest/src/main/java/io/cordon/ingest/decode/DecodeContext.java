package io.cordon.ingest.decode;

import io.cordon.schema.avro.Vantage;
import io.cordon.schema.credential.FingerprintKeys;

/**
 * What all mappers of one file share: whose records they are, the credential fingerprints, and the
 * time of the latest event, which dates the dead letters. Not thread-safe.
 */
public final class DecodeContext {

    private final String tenant;
    private final String sensor;
    private final Vantage vantage;
    private final Credentials credentials;
    private long eventTime;

    /** The context of one file. */
    public DecodeContext(DecodeSettings settings, Format format) {
        this.tenant = settings.tenant();
        this.sensor = settings.sensorOf(format);
        this.vantage = settings.vantageOf(format);
        this.credentials =
                new Credentials(FingerprintKeys.of(settings.key(), settings.previousKey()));
    }

    public String tenant() {
        return tenant;
    }

    public String sensor() {
        return sensor;
    }

    public Vantage vantage() {
        return vantage;
    }

    public Credentials credentials() {
        return credentials;
    }

    /** Notes the event time of the line in hand and returns it. */
    public long at(long micros) {
        eventTime = micros;
        return micros;
    }

    /** The time noted last, 0 before any. */
    public long eventTime() {
        return eventTime;
    }
}
