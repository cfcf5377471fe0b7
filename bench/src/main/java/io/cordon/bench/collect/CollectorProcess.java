package io.cordon.bench.collect;

import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.listen.FlowCollector;
import io.cordon.ingest.listen.FlowListenSettings;
import io.cordon.ingest.listen.ListenReport;
import io.cordon.ingest.publish.PublishSettings;
import io.cordon.ingest.publish.RecordDelivery;
import io.cordon.ingest.publish.RecordPublisher;
import io.cordon.schema.avro.DeadLetter;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Cordon's collector as {@code ./cordon listen flows} runs it, until its standard input ends. With
 * brokers its flows are published, without they are counted.
 */
public final class CollectorProcess {

    private static final Duration LONGEST = Duration.ofSeconds(25);

    private CollectorProcess() {}

    /** Arguments: the port, the file for its report, and the brokers if there are any. */
    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        Path file = Path.of(arguments[1]);
        if (arguments.length == 2) {
            Counted counted = new Counted();
            ListenReport report = collect(port, counted);
            write(file, counted.records, report);
            return;
        }
        try (RecordPublisher publisher =
                new RecordPublisher(PublishSettings.defaults(arguments[2]), Clock.systemUTC())) {
            ListenReport report = collect(port, publisher);
            write(file, publisher.published(), report);
        }
    }

    private static ListenReport collect(int port, RecordDelivery delivery) throws Exception {
        FlowCollector collector =
                new FlowCollector(
                        FlowListenSettings.defaults(
                                InetAddress.getLoopbackAddress(), List.of(port)),
                        new DecodeSettings("default", null, null, null, new byte[32], false),
                        delivery,
                        Clock.systemUTC());
        collector.start();
        while (System.in.read() >= 0) {
            // Nothing is said to it: it runs until the other side closes.
            continue;
        }
        return collector.stop(LONGEST);
    }

    private static void write(Path file, long records, ListenReport report) throws IOException {
        Files.writeString(
                file,
                "records="
                        + records
                        + " dropped="
                        + report.dropped()
                        + System.lineSeparator()
                        + report.line()
                        + System.lineSeparator());
    }

    /** Counts. */
    private static final class Counted implements RecordDelivery {
        private long records;
        private long letters;

        @Override
        public void from(String source) {}

        @Override
        public void accept(SpecificRecordBase record) {
            records++;
        }

        @Override
        public void reject(DeadLetter letter) {
            letters++;
        }

        @Override
        public void flush() throws IOException {
            if (letters > 0) {
                throw new IOException("Cannot measure: a datagram was rejected");
            }
        }
    }
}
