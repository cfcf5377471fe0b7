package io.cordon.ingest.listen;

import io.cordon.ingest.decode.DecodeContext;
import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.decode.Format;
import io.cordon.ingest.decode.LineClass;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.syslog.LoginLines;
import io.cordon.ingest.file.InputHmac;
import io.cordon.ingest.file.LineText;
import io.cordon.ingest.file.RecordSink;
import io.cordon.schema.avro.DeadLetter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;

/** Received messages as records and dead letters. Not thread-safe. */
final class SyslogMessages {

    private final DecodeSettings settings;
    private final LoginLines logins;
    private final InputHmac hmac;
    private final List<SpecificRecordBase> pending = new ArrayList<>();

    SyslogMessages(DecodeSettings settings) {
        this.settings = settings;
        this.logins = new LoginLines(new DecodeContext(settings, Format.SYSLOG), "syslog");
        this.hmac = new InputHmac(settings.key());
    }

    LineClass decode(Received message, RecordSink sink) throws IOException {
        pending.clear();
        try {
            LineClass lineClass = decode(message);
            for (SpecificRecordBase record : pending) {
                sink.accept(record);
            }
            return lineClass;
        } catch (RejectedInput e) {
            sink.reject(letter(message, e.error()));
            return LineClass.REJECTED;
        }
    }

    private LineClass decode(Received message) throws RejectedInput, IOException {
        if (!message.whole()) {
            throw new RejectedInput(DecodeError.BAD_FRAME);
        }
        byte[] bytes = message.bytes();
        int length = bytes.length;
        while (length > 0 && isEnd(bytes[length - 1])) {
            length--;
        }
        if (LineText.isBlank(bytes, 0, length)) {
            return LineClass.BLANK;
        }
        LineText.check(bytes, 0, length);
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        try {
            return logins.ofNetwork(
                    text, message.sender().toAvro(), message.receipt(), pending::add);
        } catch (RuntimeException e) {
            // The exception may quote the message, so it goes nowhere.
            throw new RejectedInput(DecodeError.DECODER_FAILURE);
        }
    }

    private static boolean isEnd(byte b) {
        return b == '\n' || b == '\r' || b == 0;
    }

    private DeadLetter letter(Received message, DecodeError error) {
        byte[] bytes = message.bytes();
        hmac.update(bytes, 0, bytes.length);
        DeadLetter letter = new DeadLetter();
        letter.setTime(message.receipt());
        letter.setCode(error.name());
        letter.setMessage(error.message());
        letter.setFormat(Format.SYSLOG.sourceName());
        letter.setSource(message.source());
        letter.setLine(0L);
        letter.setByteOffset(-1L);
        letter.setLength((long) bytes.length);
        letter.setInputHmac(ByteBuffer.wrap(hmac.finish()));
        letter.setInput(settings.keepInput() ? ByteBuffer.wrap(bytes) : null);
        letter.setTenant(settings.tenant());
        letter.setSensor(settings.sensorOf(Format.SYSLOG));
        return letter;
    }

    /** Gives the logins that were waiting for more messages. */
    void finish(RecordSink sink) throws IOException {
        logins.finish(sink::accept);
    }
}
