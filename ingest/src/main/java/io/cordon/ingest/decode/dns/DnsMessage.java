package io.cordon.ingest.decode.dns;

import io.cordon.ingest.decode.packet.Octets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Header and question of a DNS message.
 *
 * @param id of the message
 * @param response QR
 * @param authoritative AA
 * @param recursionDesired RD
 * @param recursionAvailable RA
 * @param responseCode the four bits of the header
 * @param answers records of the answer section as the header counts them
 * @param queryName the first question's name in lower case, without the last dot; the root is "."
 * @param queryType its type by name, or as a number
 */
public record DnsMessage(
        int id,
        boolean response,
        boolean authoritative,
        boolean recursionDesired,
        boolean recursionAvailable,
        int responseCode,
        int answers,
        @Nullable String queryName,
        @Nullable String queryType) {

    /** Bytes that are enough for header and question. */
    public static final int ENOUGH = 12 + 255 + 4;

    private static final int HEADER = 12;
    private static final int LONGEST_NAME = 255;
    private static final int POINTER = 0xc0;
    private static final HexFormat HEX = HexFormat.of();

    /**
     * Reads a message, or as much of it as was captured.
     *
     * @return null when it is no query or answer of opcode 0, or has more than one question
     */
    public static @Nullable DnsMessage parse(byte[] bytes, int from, int to) {
        if (to - from < HEADER) {
            return null;
        }
        int flags = Octets.u16(bytes, from + 2);
        int questions = Octets.u16(bytes, from + 4);
        boolean response = (flags & 0x8000) != 0;
        boolean standardQuery = (flags & 0x7800) == 0;
        // An answer may leave its question out (RFC 9619); a query has one.
        if (!standardQuery || questions > 1 || !response && questions != 1) {
            return null;
        }
        StringBuilder name = new StringBuilder();
        int end = questions == 0 ? -1 : name(bytes, from + HEADER, to, name);
        boolean whole = end >= 0 && end + 4 <= to;
        return new DnsMessage(
                Octets.u16(bytes, from),
                response,
                (flags & 0x0400) != 0,
                (flags & 0x0100) != 0,
                (flags & 0x0080) != 0,
                flags & 0xf,
                Octets.u16(bytes, from + 6),
                whole ? name.toString() : null,
                whole ? DnsTypes.name(Octets.u16(bytes, end)) : null);
    }

    /** Appends a name; gives the position behind it, or -1 when it is cut off or no name. */
    private static int name(byte[] bytes, int from, int to, StringBuilder name) {
        int at = from;
        while (at < to) {
            int length = Octets.u8(bytes, at++);
            if (length == 0) {
                if (name.isEmpty()) {
                    name.append('.');
                }
                return at;
            }
            // The question is the first name of a message: there is nothing to point to.
            if ((length & POINTER) != 0 || at + length > to || at + length - from > LONGEST_NAME) {
                return -1;
            }
            if (!name.isEmpty()) {
                name.append('.');
            }
            for (int i = 0; i < length; i++) {
                character(Octets.u8(bytes, at + i), name);
            }
            at += length;
        }
        return -1;
    }

    private static void character(int c, StringBuilder name) {
        if (c > ' ' && c < 0x7f && c != '\\' && c != '.') {
            name.append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c));
        } else {
            name.append("\\x").append(HEX.toHexDigits((byte) c));
        }
    }
}
