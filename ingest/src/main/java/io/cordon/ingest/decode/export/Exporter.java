package io.cordon.ingest.decode.export;

import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.decode.Format;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.Vantage;

/**
 * One exporter: whose records its flows are, and what became of its datagrams. Unless the operator
 * names a sensor it is the exporter's address: two routers that see one flow are two sensors, so it
 * counts once. Not thread-safe.
 */
public final class Exporter {

    /** Stands for an exporter that is not known, as of datagrams in a raw file. */
    public static final IpAddress UNKNOWN = new IpAddress(0, 0);

    private final String tenant;
    private final Vantage vantage;
    private final String sensor;
    private final ExporterCounters counters = new ExporterCounters();

    /** An exporter by its address. */
    public Exporter(DecodeSettings settings, Format format, IpAddress address) {
        this.tenant = settings.tenant();
        this.vantage = settings.vantageOf(format);
        this.sensor = sensor(settings, format, address);
    }

    /** The sensor of an exporter's records; the colons of IPv6 are no characters of a sensor. */
    public static String sensor(DecodeSettings settings, Format format, IpAddress address) {
        return settings.sensor() != null || address.equals(UNKNOWN)
                ? settings.sensorOf(format)
                : address.text().replace(':', '-');
    }

    /** A flow that has everything but what its packets say; one-way until it is told otherwise. */
    public Flow flow(String dataset) {
        Flow flow = new Flow();
        flow.setInitiatorKnown(false);
        flow.setSamplingRate(1);
        flow.setTenant(tenant);
        flow.setSensor(sensor);
        flow.setVantage(vantage);
        flow.setDataset(dataset);
        return flow;
    }

    public ExporterCounters counters() {
        return counters;
    }
}
