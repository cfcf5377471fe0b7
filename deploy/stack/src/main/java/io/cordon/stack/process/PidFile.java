package io.cordon.stack.process;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The pid of one child, in a file that its parent keeps locked.
 *
 * <p>The lock tells a running stack from a leftover: the kernel drops it when the parent dies. The
 * file is opened once and never through a second channel, because closing any channel of a file
 * drops the locks of the whole process.
 */
final class PidFile implements Closeable {

    private static final int MAX_BYTES = 20;

    private final FileChannel channel;

    private PidFile(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @throws IOException when another live process runs this child
     */
    static PidFile open(String name, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new IOException(
                    "Cannot start "
                            + name
                            + ": it already runs for another command on the same data folder ("
                            + file
                            + "): stop that one first, or choose another data folder");
        }
        return new PidFile(channel);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** The pid that was written last, also by an earlier parent. */
    OptionalLong read() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MAX_BYTES);
        channel.read(bytes, 0);
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
        return text.matches("[0-9]{1,18}")
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }

    void write(long pid) throws IOException {
        channel.truncate(0);
        channel.write(StandardCharsets.US_ASCII.encode(Long.toString(pid)), 0);
        channel.force(false);
    }

    /** Forgets the pid: its process has ended. */
    void clear() throws IOException {
        channel.truncate(0);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
