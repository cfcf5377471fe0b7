package io.cordon.ingest.decode.datagram;

import io.cordon.ingest.decode.Abandoned;
import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.decode.Format;
import io.cordon.ingest.decode.RecordOutput;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.export.Exporter;
import io.cordon.ingest.decode.export.ExporterCounters;
import io.cordon.ingest.decode.netflow.NetflowDecoder;
import io.cordon.ingest.decode.sflow.SflowDecoder;
import io.cordon.schema.address.IpAddress;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decodes datagrams of all exporters and protocols, told apart by their version. Not thread-safe.
 */
public final class ExportDecoder {

    /** Most exporters that are remembered. */
    public static final int MOST_EXPORTERS = 4_096;

    private final DecodeSettings settings;
    private final NetflowDecoder netflow = new NetflowDecoder();
    private final SflowDecoder sflow = new SflowDecoder();
    private final Map<Key, Exporter> exporters = new LinkedHashMap<>(64, 0.75f, true);

    private record Key(Format format, IpAddress address) {}

    /** A decoder that knows no exporter yet. */
    public ExportDecoder(DecodeSettings settings) {
        this.settings = settings;
    }

    /** The protocol of a datagram by its version; NetFlow for what is neither. */
    public static Format format(byte[] bytes, int from, int to) {
        return SflowDecoder.recognises(bytes, from, to) ? Format.SFLOW : Format.NETFLOW;
    }

    /**
     * Decodes one datagram.
     *
     * @param sender whose datagram it is, {@link Exporter#UNKNOWN} when that is not known; an sFlow
     *     agent names itself
     * @param receipt when it came, microseconds; an sFlow sample has no other time
     * @throws RejectedInput in part, when records before what is wrong went to the output
     */
    public void decode(
            IpAddress sender, long receipt, byte[] bytes, int from, int to, RecordOutput output)
            throws RejectedInput, IOException {
        if (format(bytes, from, to) == Format.SFLOW) {
            IpAddress agent = SflowDecoder.agent(bytes, from);
            Exporter exporter =
                    exporter(Format.SFLOW, agent.equals(Exporter.UNKNOWN) ? sender : agent);
            sflow.decode(exporter, receipt, bytes, from, to, output);
        } else {
            Exporter exporter = exporter(Format.NETFLOW, sender);
            netflow.decode(exporter, sender, receipt, bytes, from, to, output);
        }
    }

    private Exporter exporter(Format format, IpAddress address) {
        Key key = new Key(format, address);
        Exporter exporter = exporters.get(key);
        if (exporter == null) {
            exporter = new Exporter(settings, format, address);
            exporters.put(key, exporter);
            if (exporters.size() > MOST_EXPORTERS) {
                exporters.remove(exporters.keySet().iterator().next());
            }
        }
        return exporter;
    }

    /** Gives up the data that waits for templates. */
    public void finish() {
        netflow.finish();
    }

    /** What was given up since the last call. */
    public List<Abandoned> abandoned() {
        return netflow.abandoned();
    }

    /** The counters of each exporter, by protocol and address, for example "netflow 192.0.2.1". */
    public Map<String, ExporterCounters> counters() {
        Map<String, ExporterCounters> counters = new LinkedHashMap<>();
        exporters.forEach(
                (key, exporter) ->
                        counters.put(
                                key.format.sourceName() + ' ' + key.address.text(),
                                exporter.counters()));
        return counters;
    }
}
