package io.cordon.ingest.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cordon.ingest.decode.Format;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.ingest.decode.aws.DeviceDefenderCborDecoder;
import io.cordon.ingest.decode.aws.DeviceDefenderDecoder;
import io.cordon.ingest.decode.capture.CaptureFraming;
import io.cordon.ingest.decode.cowrie.CowrieDecoder;
import io.cordon.ingest.decode.datagram.ExportFraming;
import io.cordon.ingest.decode.inventory.InventoryDecoder;
import io.cordon.ingest.decode.json.JsonObjects;
import io.cordon.ingest.decode.lwm2m.Lwm2mDecoder;
import io.cordon.ingest.decode.report.DeviceReportDecoder;
import io.cordon.ingest.decode.shadowserver.ShadowserverDecoder;
import io.cordon.ingest.decode.suricata.EveDecoder;
import io.cordon.ingest.decode.syslog.SyslogDecoder;
import io.cordon.ingest.decode.zeek.ZeekJsonDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds a file's format from its beginning: the magic number of captures, the header words of
 * Zeek's tab separated logs, the names of the first JSON object or CBOR map, the column names of a
 * CSV file's first line, or the header of a syslog message. One of the first {@value #LINES} lines
 * must show it.
 */
final class FormatDetector {

    /** Bytes of the content that are looked at. */
    static final int HEAD_BYTES = 1 << 18;

    private static final int LINES = 10;

    /** Bytes of a line that are looked at for the header of a syslog message. */
    private static final int LONGEST_SYSLOG = 1 << 13;

    /** Bytes of the first line that are looked at for names of columns. */
    private static final int LONGEST_HEADER = 1 << 16;

    private static final List<byte[]> ZEEK_WORDS =
            List.of(ascii("#separator "), ascii("#fields\t"), ascii("#path\t"));

    /** Formats that are no JSON: a bracket at their beginning is text. */
    private static final Set<Format> LINES_ONLY =
            Set.of(Format.ZEEK_TSV, Format.SYSLOG, Format.SHADOWSERVER, Format.INVENTORY);

    private final byte[] head;
    private final String fileName;

    FormatDetector(byte[] head, String fileName) {
        this.head = head;
        this.fileName = fileName;
    }

    /**
     * How to read a file.
     *
     * @param units what it is cut into
     */
    record Detection(Format format, Units units) {}

    /** What files are cut into. */
    enum Units {
        /** Lines of text. */
        LINES,
        /** JSON objects that are not one to a line. */
        ELEMENTS,
        /** Packet records or blocks of a capture. */
        CAPTURE,
        /** Export datagrams, one after another. */
        DATAGRAMS,
        /** CBOR items, one after another. */
        CBOR
    }

    /** What the content shows, or what the operator named. */
    Optional<Detection> detect(@Nullable Format named) {
        Optional<Detection> binary = ofBinary(named);
        if (binary.isPresent() || named != null && !named.isText()) {
            return binary;
        }
        boolean elements =
                startsWith('[') || startsWith('{') && !firstLineIsObject() && hasElement();
        if (named != null && named != Format.ZEEK) {
            return Optional.of(detection(named, elements && !LINES_ONLY.contains(named)));
        }
        if (named == Format.ZEEK) {
            boolean json = startsWith('[') || startsWith('{');
            return Optional.of(detection(json ? Format.ZEEK_JSON : Format.ZEEK_TSV, elements));
        }
        Format found = elements ? ofObject(firstElement()) : ofLines();
        return Optional.ofNullable(found).map(f -> detection(f, elements));
    }

    private static Detection detection(Format format, boolean elements) {
        return new Detection(format, elements ? Units.ELEMENTS : Units.LINES);
    }

    private Optional<Detection> ofBinary(@Nullable Format named) {
        if (named != null && named.isText()) {
            return Optional.empty();
        }
        if (named == Format.AWS_DEVICE_DEFENDER_CBOR
                || named == null && DeviceDefenderCborDecoder.recognises(head)) {
            return Optional.of(new Detection(Format.AWS_DEVICE_DEFENDER_CBOR, Units.CBOR));
        }
        if (CaptureFraming.recognises(head)) {
            return Optional.of(new Detection(named == null ? Format.PCAP : named, Units.CAPTURE));
        }
        // sFlow has no time of its own, so a file of its bare datagrams gives no flows.
        boolean datagrams =
                named == Format.NETFLOW || named == null && ExportFraming.recognises(head);
        return datagrams
                ? Optional.of(new Detection(Format.NETFLOW, Units.DATAGRAMS))
                : Optional.empty();
    }

    private boolean firstLineIsObject() {
        int from = firstText();
        return parse(from, lineEnd(from)) != null;
    }

    private boolean hasElement() {
        return firstElement() != null;
    }

    private @Nullable Format ofLines() {
        Format table = ofHeader();
        if (table != null) {
            return table;
        }
        int from = 0;
        for (int i = 0; i < LINES && from < head.length; i++) {
            int to = lineEnd(from);
            for (byte[] word : ZEEK_WORDS) {
                if (to - from >= word.length
                        && Arrays.equals(head, from, from + word.length, word, 0, word.length)) {
                    return Format.ZEEK_TSV;
                }
            }
            Format found = ofObject(parse(from, to));
            if (found != null) {
                return found;
            }
            if (isSyslog(from, to)) {
                return Format.SYSLOG;
            }
            from = to + 1;
        }
        return null;
    }

    /** What the first line's column names show. */
    private @Nullable Format ofHeader() {
        int from = firstText();
        int length = Math.min(lineEnd(from) - from, LONGEST_HEADER);
        String line = new String(head, from, length, StandardCharsets.UTF_8).stripTrailing();
        if (ShadowserverDecoder.recognises(line)) {
            return Format.SHADOWSERVER;
        }
        return InventoryDecoder.recognises(line) ? Format.INVENTORY : null;
    }

    private @Nullable Format ofObject(@Nullable ObjectNode object) {
        if (object == null) {
            return null;
        }
        if (CowrieDecoder.recognises(object)) {
            return Format.COWRIE;
        }
        if (EveDecoder.recognises(object)) {
            return Format.SURICATA_EVE;
        }
        if (DeviceDefenderDecoder.recognises(object)) {
            return Format.AWS_DEVICE_DEFENDER;
        }
        if (DeviceReportDecoder.recognises(object)) {
            return Format.DEVICE_REPORT;
        }
        if (Lwm2mDecoder.recognises(object)) {
            return Format.LWM2M;
        }
        return ZeekJsonDecoder.recognises(object, fileName) ? Format.ZEEK_JSON : null;
    }

    private boolean isSyslog(int from, int to) {
        int length = Math.min(to - from, LONGEST_SYSLOG);
        return SyslogDecoder.recognises(
                new String(head, from, length, StandardCharsets.UTF_8).stripTrailing());
    }

    /** The first object, on however many lines. */
    private @Nullable ObjectNode firstElement() {
        int from = firstText();
        while (from < head.length && (head[from] == '[' || isSpace(head[from]))) {
            from++;
        }
        JsonBraces braces = new JsonBraces();
        for (int i = from; i < head.length; i++) {
            if (braces.closes(head[i])) {
                return parse(from, i + 1);
            }
        }
        return null;
    }

    private @Nullable ObjectNode parse(int from, int to) {
        if (from >= to || head[from] != '{' && !isSpace(head[from])) {
            return null;
        }
        try {
            return JsonObjects.parse(head, from, to - from);
        } catch (RejectedInput e) {
            return null;
        }
    }

    private boolean startsWith(char c) {
        int first = firstText();
        return first < head.length && head[first] == c;
    }

    private int firstText() {
        int first = 0;
        while (first < head.length && isSpace(head[first])) {
            first++;
        }
        return first;
    }

    private int lineEnd(int from) {
        int end = from;
        while (end < head.length && head[end] != '\n') {
            end++;
        }
        return end;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
