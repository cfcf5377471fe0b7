package io.cordon.ingest.decode;

import io.cordon.schema.avro.Vantage;
import org.jspecify.annotations.Nullable;

/**
 * What all mappers of one file share: whose records they are, the credential fingerprints, and the
 * time of the latest event, which dates the dead letters. Not thread-safe.
 */
public final class DecodeContext {

    private final String tenant;
    private final String sensor;
    private final Vantage vantage;
    private final Credentials credentials;
    private final @Nullable LogDate logDate;
    private long eventTime;

    /** The context of one file. */
    public DecodeContext(DecodeSettings settings, Format format) {
        this.tenant = settings.tenant();
        this.sensor = settings.sensorOf(format);
        this.vantage = settings.vantageOf(format);
        this.logDate = settings.logDate();
        this.credentials = new Credentials(settings.keys().keys());
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

    /** What dates lines without a year or zone; null when the operator gave nothing. */
    public @Nullable LogDate logDate() {
        return logDate;
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
