package io.cordon.stack.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports of the loopback interface: which are free, which answer. */
public final class Loopback {

    public static final String HOST = "127.0.0.1";

    /**
     * Below the range from which the kernel takes the ports of outgoing connections, so that none
     * steals ours.
     */
    private static final int FIRST = 20_000;

    private static final int COUNT = 12_000;
    private static final int STRIDE = 101;

    /** Processes that look at the same time start at different places. */
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * STRIDE % COUNT));

    private Loopback() {}

    /**
     * A port that nobody listens on; each call of this process answers another one.
     *
     * @throws IOException when none of 12,000 is free
     */
    public static int freePort() throws IOException {
        for (int tried = 0; tried < COUNT; tried++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IOException("Cannot find a free port on " + HOST + ": tried " + COUNT);
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // A port in TIME_WAIT after a restart is free for a server; without this it would not
            // be.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    public static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(HOST, port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
