package io.cordon.ingest.listen;

import io.cordon.ingest.decode.Abandoned;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.decode.Format;
import io.cordon.ingest.decode.LineClass;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.datagram.ExportDecoder;
import io.cordon.ingest.decode.export.Exporter;
import io.cordon.ingest.decode.export.ExporterCounters;
import io.cordon.ingest.file.InputHmac;
import io.cordon.ingest.file.RecordSink;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.DeadLetter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;

/** Received export datagrams as flows and dead letters. Not thread-safe. */
final class FlowDatagrams {

    /** Most bytes of an input that a dead letter carries. */
    private static final int LONGEST_KEPT = 1 << 16;

    private final DecodeSettings settings;
    private final ExportDecoder decoder;
    private final InputHmac hmac;
    private final LetterLimit limit = new LetterLimit();
    private final List<SpecificRecordBase> pending = new ArrayList<>();

    FlowDatagrams(DecodeSettings settings) {
        this.settings = settings;
        this.decoder = new ExportDecoder(settings);
        this.hmac = new InputHmac(settings.key());
    }

    LineClass decode(Received datagram, RecordSink sink) throws IOException {
        pending.clear();
        byte[] bytes = datagram.bytes();
        Format format = ExportDecoder.format(bytes, 0, bytes.length);
        LineClass lineClass = LineClass.DECODED;
        try {
            decoder.decode(
                    datagram.sender(), datagram.receipt(), bytes, 0, bytes.length, pending::add);
            give(sink);
        } catch (RejectedInput e) {
            if (e.isInPart()) {
                give(sink);
            }
            reject(datagram.sender(), datagram.receipt(), format, e.error(), bytes, sink);
            lineClass = LineClass.REJECTED;
        } catch (RuntimeException e) {
            reject(
                    datagram.sender(),
                    datagram.receipt(),
                    format,
                    DecodeError.DECODER_FAILURE,
                    bytes,
                    sink);
            lineClass = LineClass.REJECTED;
        }
        abandoned(datagram.receipt(), sink);
        return lineClass;
    }

    private void give(RecordSink sink) throws IOException {
        for (SpecificRecordBase record : pending) {
            sink.accept(record);
        }
        pending.clear();
    }

    /** Gives up the data that waits for templates. */
    void finish(long now, RecordSink sink) throws IOException {
        decoder.finish();
        abandoned(now, sink);
    }

    private void abandoned(long now, RecordSink sink) throws IOException {
        for (Abandoned abandoned : decoder.abandoned()) {
            reject(
                    Exporter.UNKNOWN,
                    now,
                    Format.NETFLOW,
                    abandoned.error(),
                    abandoned.input(),
                    sink);
        }
    }

    private void reject(
            IpAddress sender,
            long receipt,
            Format format,
            DecodeError error,
            byte[] bytes,
            RecordSink sink)
            throws IOException {
        if (!limit.allows(sender, receipt)) {
            return;
        }
        hmac.update(bytes, 0, bytes.length);
        DeadLetter letter = new DeadLetter();
        letter.setTime(receipt);
        letter.setCode(error.name());
        letter.setMessage(error.message());
        letter.setFormat(format.sourceName());
        letter.setSource(
                sender.equals(Exporter.UNKNOWN)
                        ? format.sourceName()
                        : format.sourceName() + " udp " + sender.text());
        letter.setLine(0L);
        letter.setByteOffset(-1L);
        letter.setLength((long) bytes.length);
        letter.setInputHmac(ByteBuffer.wrap(hmac.finish()));
        letter.setInput(
                settings.keepInput()
                        ? ByteBuffer.wrap(
                                Arrays.copyOf(bytes, Math.min(bytes.length, LONGEST_KEPT)))
                        : null);
        letter.setTenant(settings.tenant());
        letter.setSensor(Exporter.sensor(settings, format, sender));
        sink.reject(letter);
    }

    /** Dead letters that were over the limit. */
    long suppressed() {
        return limit.suppressed();
    }

    Map<String, ExporterCounters> exporters() {
        return decoder.counters();
    }
}
