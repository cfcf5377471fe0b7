package io.cordon.detect.generated;

import io.cordon.schema.address.IpAddress;
import io.cordon.schema.address.IpPrefix;
import java.util.List;
import java.util.stream.Stream;

/** Hands out addresses of one family, each once, so that no scenario meets another's subject. */
final class Cast {

    /** The networks of all scenarios that are about a run with networks. */
    static final List<IpPrefix> OURS =
            Stream.of("10.0.0.0/8", "192.0.2.0/24", "fd00::/8", "2001:db8:cafe::/48")
                    .map(IpPrefix::parse)
                    .toList();

    final Family family;
    private int outside;
    private int ours;
    private int oursPublic;

    Cast(Family family) {
        this.family = family;
    }

    IpAddress outside() {
        return family.outside(++outside);
    }

    IpAddress ours() {
        return family.ours(++ours);
    }

    IpAddress oursPublic() {
        return family.oursPublic(++oursPublic);
    }

    List<IpAddress> ours(int n) {
        return Stream.generate(this::ours).limit(n).toList();
    }
}
