package io.cordon.detect;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/** A set of ports with a constant-time test; immutable. */
public final class PortSet {

    private final BitSet ports = new BitSet();

    /** The set of these ports. */
    public PortSet(Collection<Integer> ports) {
        ports.forEach(this.ports::set);
    }

    /** True when the port is in the set. */
    public boolean contains(int port) {
        return port >= 0 && ports.get(port);
    }

    /** The set of the ports of both. */
    public PortSet or(PortSet other) {
        PortSet both = new PortSet(List.of());
        both.ports.or(ports);
        both.ports.or(other.ports);
        return both;
    }
}
