package io.cordon.schema.topic;

import io.cordon.schema.avro.Address;
import io.cordon.schema.avro.AmplifierFeed;
import io.cordon.schema.avro.AmplifierRow;
import io.cordon.schema.avro.CredentialFeed;
import io.cordon.schema.avro.CredentialPair;
import io.cordon.schema.avro.DeadLetter;
import io.cordon.schema.avro.DeviceObservation;
import io.cordon.schema.avro.DnsTransaction;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.avro.Flow;
import io.cordon.schema.avro.Incident;
import io.cordon.schema.avro.IngestPosition;
import io.cordon.schema.avro.LoginAttempt;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;

/**
 * The Kafka key of each record. Telemetry is keyed by tenant and the side that acted, so that what
 * one device does stays in order on one partition, and two tenants' equal private addresses never
 * share a key. A flood from one source therefore fills one partition; the detectors re-key what
 * they need, so no result depends on it.
 */
public final class RecordKey {

    /** Cannot occur in a tenant's name, so no two pairs of tenant and rest give the same key. */
    private static final byte SEPARATOR = 0;

    private RecordKey() {}

    /** The key, never empty: an empty value with no key is a heartbeat. */
    public static byte[] of(SpecificRecordBase record) {
        if (record instanceof Flow flow) {
            return join(flow.getTenant(), flow.getSourceAddress().bytes());
        }
        if (record instanceof DnsTransaction dns) {
            return join(dns.getTenant(), dns.getClientAddress().bytes());
        }
        if (record instanceof LoginAttempt login) {
            return join(login.getTenant(), login.getClientAddress().bytes());
        }
        if (record instanceof DeviceObservation device) {
            return join(device.getTenant(), device(device));
        }
        if (record instanceof Finding finding) {
            return utf8(finding.getId());
        }
        if (record instanceof Incident incident) {
            return utf8(incident.getId());
        }
        if (record instanceof DeadLetter letter) {
            return join(letter.getTenant(), utf8(letter.getSource()));
        }
        if (record instanceof IngestPosition position) {
            return join(position.getTenant(), utf8(position.getSha256()));
        }
        if (record instanceof CredentialFeed feed) {
            CredentialPair pair = feed.getPair();
            return pair == null
                    ? FeedKey.commit(feed.getGeneration())
                    : FeedKey.entry(feed.getGeneration(), pair.getFingerprint());
        }
        if (record instanceof AmplifierFeed feed) {
            AmplifierRow row = feed.getRow();
            return row == null
                    ? FeedKey.commit(feed.getGeneration())
                    : FeedKey.entry(feed.getGeneration(), port(row.getPort()));
        }
        throw new IllegalArgumentException(
                "Cannot make key: " + record.getSchema().getName() + " has no topic");
    }

    /** Whose record a telemetry record is, by its key; empty for a heartbeat, which has none. */
    public static Optional<String> tenant(byte @Nullable [] key) {
        for (int i = 0; key != null && i < key.length; i++) {
            if (key[i] == SEPARATOR) {
                return Optional.of(new String(key, 0, i, StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }

    private static byte[] device(DeviceObservation device) {
        String id = device.getDeviceId();
        if (id != null) {
            return utf8(id);
        }
        Address address = device.getAddress();
        if (address != null) {
            return address.bytes();
        }
        String mac = device.getMac();
        return mac == null ? new byte[0] : utf8(mac);
    }

    private static ByteBuffer port(int port) {
        return ByteBuffer.allocate(Short.BYTES).putShort((short) port).flip();
    }

    private static byte[] join(String tenant, byte[] rest) {
        byte[] name = utf8(tenant);
        byte[] key = Arrays.copyOf(name, name.length + 1 + rest.length);
        key[name.length] = SEPARATOR;
        System.arraycopy(rest, 0, key, name.length + 1, rest.length);
        return key;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
