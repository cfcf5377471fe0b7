package io.cordon.ingest.file;

import io.cordon.ingest.decode.Abandoned;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.decode.Format;
import io.cordon.ingest.decode.LineClass;
import io.cordon.ingest.decode.LineDecoder;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.catalog.Decoders;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.LoginAttempt;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** Reads one file of a known format to its end. */
final class FileRun {

    private final String source;
    private final DecodeSettings settings;
    private final Format format;
    private final InputWindow window;
    private final UnitReader reader;
    private final RecordSink sink;
    private final LineDecoder decoder;
    private final InputUnit unit;

    /** Records of the line in hand: given on only when the decoder is through with it. */
    private final List<SpecificRecordBase> pending = new ArrayList<>();

    private final Map<String, Long> records = new TreeMap<>();
    private final Map<String, Long> rejectedByCode = new TreeMap<>();

    FileRun(
            String source,
            String fileName,
            DecodeSettings settings,
            FormatDetector.Detection detection,
            InputWindow window,
            RecordSink sink) {
        this.source = source;
        this.settings = settings;
        this.format = detection.format();
        this.window = window;
        this.reader =
                switch (detection.units()) {
                    case LINES -> new LineReader(window);
                    case ELEMENTS -> new ElementReader(window);
                    case CAPTURE -> new CaptureReader(window);
                    case DATAGRAMS -> new DatagramReader(window);
                    case CBOR -> new CborReader(window);
                };
        this.sink = sink;
        this.decoder =
                Decoders.create(
                        format,
                        settings,
                        fileName,
                        detection.units() == FormatDetector.Units.CAPTURE);
        this.unit = new InputUnit(new InputHmac(settings.key()), settings.keepInput());
    }

    void run() throws IOException {
        boolean cut = false;
        while (reader.next(unit)) {
            DecodeError damage = reader.damage();
            cut |= damage != null;
            reader.classify(take(damage));
            rejectAbandoned();
        }
        DecodeError damage = window.damage();
        if (damage != null && !cut) {
            unit.begin(reader.line(), window.startOffset());
            unit.end(window.buffer(), window.start(), 0);
            reject(damage);
        }
        finish();
        rejectAbandoned();
    }

    private void rejectAbandoned() throws IOException {
        for (Abandoned abandoned : decoder.abandoned()) {
            unit.beginNowhere();
            unit.end(abandoned.input(), 0, abandoned.input().length);
            reject(abandoned.error(), abandoned.input());
        }
    }

    private LineClass take(@Nullable DecodeError damage) throws IOException {
        try {
            LineClass lineClass = decode(damage);
            give();
            return lineClass;
        } catch (RejectedInput e) {
            if (e.isInPart()) {
                give();
            }
            reject(e.error());
            return LineClass.REJECTED;
        }
    }

    private LineClass decode(@Nullable DecodeError damage) throws RejectedInput, IOException {
        pending.clear();
        if (damage != null) {
            throw new RejectedInput(damage);
        }
        if (unit.isTooLong()) {
            throw new RejectedInput(DecodeError.LINE_TOO_LONG);
        }
        byte[] buffer = window.buffer();
        int from = unit.from();
        int length = (int) unit.length();
        if (format.isText()) {
            if (LineText.isBlank(buffer, from, length)) {
                return LineClass.BLANK;
            }
            if (buffer[from + length - 1] == '\r') {
                length--;
            }
            LineText.check(buffer, from, length);
        }
        try {
            return decoder.decode(buffer, from, length, pending::add);
        } catch (RuntimeException e) {
            // The exception may quote the line, so it goes nowhere; the dead letter says where.
            throw new RejectedInput(DecodeError.DECODER_FAILURE);
        }
    }

    private void finish() throws IOException {
        pending.clear();
        decoder.finish(pending::add);
        give();
    }

    private void give() throws IOException {
        for (SpecificRecordBase record : pending) {
            sink.accept(record);
            records.merge(stream(record), 1L, Long::sum);
        }
        pending.clear();
    }

    private static String stream(SpecificRecordBase record) {
        if (record instanceof Flow) {
            return "flow";
        }
        if (record instanceof DnsTransaction) {
            return "dns";
        }
        if (record instanceof LoginAttempt) {
            return "login";
        }
        if (record instanceof DeviceObservation) {
            return "device";
        }
        throw new IllegalStateException("no stream for " + record.getSchema().getName());
    }

    private void reject(DecodeError error) throws IOException {
        reject(error, window.buffer());
    }

    private void reject(DecodeError error, byte[] buffer) throws IOException {
        DeadLetter letter = new DeadLetter();
        letter.setTime(decoder.eventTime());
        letter.setCode(error.name());
        letter.setMessage(error.message());
        letter.setFormat(format.sourceName());
        letter.setSource(source);
        letter.setLine(unit.line());
        letter.setByteOffset(unit.offset());
        letter.setLength(unit.length());
        letter.setInputHmac(ByteBuffer.wrap(unit.hmac(buffer)));
        byte[] kept = unit.kept(buffer);
        letter.setInput(kept == null ? null : ByteBuffer.wrap(kept));
        letter.setTenant(settings.tenant());
        letter.setSensor(settings.sensorOf(format));
        sink.reject(letter);
        rejectedByCode.merge(error.name(), 1L, Long::sum);
    }

    LineClasses classes() {
        return reader.classes();
    }

    Map<String, Long> records() {
        return records;
    }

    List<String> remarks() {
        return decoder.remarks();
    }

    Map<String, Long> rejectedByCode() {
        return rejectedByCode;
    }
}
