package io.cordon.stream.elasticsearch;

import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.deadletter.DeadLetterDocument;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;

/** Dead letters as lines of JSON in a file, forced to the disk one by one. */
public final class FileDeadLetterWriter implements DeadLetterWriter {

    private final Path file;
    private final FileChannel channel;

    /** Opens the file for appending; makes it, and its folder, when they are not there. */
    public FileDeadLetterWriter(Path file) throws IOException {
        this.file = file;
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        this.channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND);
    }

    @Override
    public CompletableFuture<Void> write(DeadLetter letter) {
        byte[] json = DeadLetterDocument.json(letter, null);
        ByteBuffer line = ByteBuffer.allocate(json.length + 1).put(json).put((byte) '\n').flip();
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(false);
            return CompletableFuture.completedFuture(null);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(
                    new IOException("Cannot write dead letter to file " + file, e));
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
