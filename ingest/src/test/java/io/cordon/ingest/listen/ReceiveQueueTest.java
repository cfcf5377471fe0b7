package io.cordon.ingest.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.cordon.schema.address.IpAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReceiveQueueTest {

    private static Received message(String sender, int bytes) {
        return new Received("udp", IpAddress.parse(sender), 0, new byte[bytes], true);
    }

    @Test
    void bytesAreBoundedToo() throws InterruptedException {
        ReceiveQueue queue = new ReceiveQueue(1_000, 100);
        queue.offer(message("192.0.2.1", 60));
        queue.offer(message("192.0.2.1", 41));
        queue.offer(message("192.0.2.1", 40));
        assertThat(queue.dropped()).isEqualTo(1);
        assertThat(queue.take(10, Duration.ZERO)).hasSize(2);
        queue.offer(message("192.0.2.1", 100));
        assertThat(queue.dropped()).isEqualTo(1);
    }

    /** As many senders as there may be, and one more with two messages. */
    @Test
    void dropCountsAreBounded() {
        ReceiveQueue queue = new ReceiveQueue(1, 100);
        queue.offer(message("192.0.2.1", 0));
        for (int i = 0; i < ReceiveQueue.MOST_SENDERS; i++) {
            queue.offer(message("2001:db8::" + Integer.toHexString(i + 1), 0));
        }
        queue.offer(message("198.51.100.1", 0));
        queue.offer(message("198.51.100.1", 0));
        queue.offer(message("2001:db8::1", 0));
        assertThat(queue.droppedBySender())
                .hasSize(ReceiveQueue.MOST_SENDERS + 1)
                .containsEntry("2001:db8::1", 2L)
                .containsEntry("others", 2L);
        assertThat(queue.dropped()).isEqualTo(ReceiveQueue.MOST_SENDERS + 3L);
    }

    @Test
    void whatComesAfterTheEndIsDropped() throws InterruptedException {
        ReceiveQueue queue = new ReceiveQueue(10, 100);
        queue.offer(message("192.0.2.1", 1));
        queue.close();
        queue.offer(message("192.0.2.1", 1));
        assertThat(queue.isDrained()).isFalse();
        assertThat(queue.take(10, Duration.ofDays(1))).hasSize(1);
        assertThat(queue.isDrained()).isTrue();
        assertThat(queue.received()).isEqualTo(2);
        assertThat(queue.dropped()).isEqualTo(1);
    }
}
