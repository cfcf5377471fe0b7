package io.cordon.ingest.decode.zeek;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.RejectedInput;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Address;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Values in the bytes of a column. */
final class TsvText {

    private static final int MOST_DIGITS = 18;

    private TsvText() {}

    /** A whole number of at most 18 digits; -1 when it is none. */
    static long number(byte[] buffer, int from, int to) {
        if (from == to || to - from > MOST_DIGITS) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = buffer[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    static Address address(byte[] buffer, int from, int to) throws RejectedInput {
        Address v4 = new Address(new byte[16]);
        if (readV4(buffer, from, to, v4.bytes())) {
            return v4;
        }
        if (to - from > 45) {
            throw new RejectedInput(DecodeError.BAD_ADDRESS);
        }
        try {
            return IpAddress.parse(ascii(buffer, from, to)).toAvro();
        } catch (IllegalArgumentException e) {
            throw new RejectedInput(DecodeError.BAD_ADDRESS);
        }
    }

    /** The common case, without making a string; leading zeros are left to the strict parser. */
    private static boolean readV4(byte[] buffer, int from, int to, byte[] address) {
        int part = 12;
        int value = -1;
        for (int i = from; i < to; i++) {
            int digit = buffer[i] - '0';
            if (digit >= 0 && digit <= 9) {
                if (value == 0) {
                    return false;
                }
                value = value < 0 ? digit : value * 10 + digit;
                if (value > 255) {
                    return false;
                }
            } else if (buffer[i] == '.' && value >= 0 && part < 15) {
                address[part++] = (byte) value;
                value = -1;
            } else {
                return false;
            }
        }
        if (value < 0 || part != 15) {
            return false;
        }
        address[15] = (byte) value;
        address[10] = (byte) 0xff;
        address[11] = (byte) 0xff;
        return true;
    }

    static String ascii(byte[] buffer, int from, int to) {
        return new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /**
     * Text with Zeek's {@code \xNN} escapes undone where the result is UTF-8; else as it was
     * written.
     */
    static String unescape(byte[] buffer, int from, int to) {
        int first = from;
        while (first < to && buffer[first] != '\\') {
            first++;
        }
        if (first == to) {
            return new String(buffer, from, to - from, StandardCharsets.UTF_8);
        }
        byte[] plain = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; i++) {
            int high =
                    i + 3 < to && buffer[i] == '\\' && buffer[i + 1] == 'x'
                            ? hex(buffer[i + 2])
                            : -1;
            int low = high >= 0 ? hex(buffer[i + 3]) : -1;
            if (low >= 0) {
                plain[length++] = (byte) (high << 4 | low);
                i += 3;
            } else {
                plain[length++] = buffer[i];
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(plain, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(buffer, from, to - from, StandardCharsets.UTF_8);
        }
    }

    private static int hex(byte c) {
        return Character.digit((char) (c & 0xff), 16);
    }
}
