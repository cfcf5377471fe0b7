package io.cordon.ingest.file;

import io.cordon.ingest.decode.DecodeError;
import io.cordon.ingest.decode.RejectedInput;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** What every format expects of a line's bytes: UTF-8 without NUL. */
public final class LineText {

    private LineText() {}

    /** Refuses bytes that are no UTF-8 or hold a NUL. */
    public static void check(byte[] buffer, int from, int length) throws RejectedInput {
        int nul = 0;
        int high = 0;
        // Branch-free, so that the JIT can do many bytes at once: (b - 1) & ~b is negative for 0
        // alone.
        for (int i = from; i < from + length; i++) {
            int b = buffer[i];
            nul |= b - 1 & ~b;
            high |= b;
        }
        if (nul < 0) {
            throw new RejectedInput(DecodeError.NUL_BYTE);
        }
        if (high < 0) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, from, length));
            } catch (CharacterCodingException e) {
                throw new RejectedInput(DecodeError.NOT_UTF8);
            }
        }
    }

    /** True when there is nothing but white space. */
    public static boolean isBlank(byte[] buffer, int from, int length) {
        for (int i = from; i < from + length; i++) {
            byte b = buffer[i];
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
