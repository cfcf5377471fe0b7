package io.cordon.ingest.file;

import io.cordon.ingest.decode.DecodeSettings;
import io.cordon.ingest.decode.Format;
import io.cordon.ingest.decode.LogDate;
import io.cordon.schema.avro.DeadLetter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/** A sink that keeps what a file gave. */
final class Collected implements RecordSink {

    static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8);

    /** Later than all times in the tests' logs that have no year. */
    static final LogDate LOG_DATE = new LogDate(LocalDate.of(2024, 6, 30), ZoneOffset.UTC);

    final List<SpecificRecordBase> records = new ArrayList<>();
    final List<DeadLetter> letters = new ArrayList<>();

    @Override
    public void accept(SpecificRecordBase record) {
        records.add(record);
    }

    @Override
    public void reject(DeadLetter letter) {
        letters.add(letter);
    }

    <T> Stream<T> of(Class<T> type) {
        return records.stream().filter(type::isInstance).map(type::cast);
    }

    List<String> codes() {
        return letters.stream().map(DeadLetter::getCode).toList();
    }

    static DecodeSettings settings(@Nullable Format format) {
        return new DecodeSettings("default", null, null, format, KEY, false, LOG_DATE);
    }

    FileReport decode(Path file) throws IOException {
        return new FileDecoding().decode(file, settings(null), this);
    }

    FileReport decode(Path directory, String name, String content) throws IOException {
        return decode(Files.writeString(directory.resolve(name), content));
    }
}
