package io.cordon.ingest.decode.syslog;

import io.cordon.ingest.decode.Credentials;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Address;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The device that logged, which is the server of its logins: the host of the line when that is an
 * address; else the address that sent the line; else the host's name as the id of a device.
 *
 * @param key tells one device from another
 */
record Origin(String key, @Nullable Address address, @Nullable String deviceId) {

    private static final int LONGEST_NAME = 256;

    static Origin of(@Nullable String host, @Nullable Address sender) {
        String name = host == null ? "" : host.toLowerCase(Locale.ROOT);
        String key = sender == null ? name : IpAddress.of(sender).text() + ' ' + name;
        Address address = host == null ? null : SyslogText.address(host);
        if (address != null || sender != null) {
            return new Origin(key, address != null ? address : sender, null);
        }
        return new Origin(key, null, name.isEmpty() ? null : Credentials.cut(name, LONGEST_NAME));
    }
}
