package io.cordon.stream.batch;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * One JSON document a line into one file, which it replaces. For bounded runs with a parallelism of
 * one: a run that starts over starts the file over.
 *
 * @param <T> what is written
 */
final class NdjsonSink<T> implements Sink<T> {

    private static final long serialVersionUID = 1L;

    /** Makes the line, without line feed. */
    interface Line<T> extends Serializable {
        byte[] of(T element);
    }

    private final String file;
    private final Line<T> line;

    NdjsonSink(Path file, Line<T> line) {
        this.file = file.toString();
        this.line = line;
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) throws IOException {
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(Path.of(file)), 1 << 16);
        return new SinkWriter<>() {
            @Override
            public void write(T element, Context elementContext) throws IOException {
                out.write(line.of(element));
                out.write('\n');
            }

            @Override
            public void flush(boolean endOfInput) throws IOException {
                out.flush();
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }
}
