package io.cordon.detect.scope;

import io.cordon.detect.PortSet;
import io.cordon.schema.amplifier.Amplifier;
import io.cordon.schema.amplifier.AmplifierCsv;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which UDP ports amplify, and what is known of each. Every test takes constant time. Immutable,
 * thread-safe.
 */
public final class AmplifierTable implements Amplifiers {

    /** Rows that speak of TCP middleboxes, never of UDP: ordinary web traffic has these ports. */
    private static final PortSet WEB = new PortSet(List.of(80, 443));

    private static final AmplifierTable BUILT_IN = new AmplifierTable(AmplifierCsv.builtIn());

    private final SortedMap<Integer, Amplifier> rows = new TreeMap<>();
    private final PortSet vectors;
    private final PortSet conversations;
    private final PortSet openServices;

    private AmplifierTable(Collection<Amplifier> given) {
        given.forEach(row -> rows.put(row.port(), row));
        vectors = ports(row -> true);
        conversations = ports(Amplifier::conversation);
        openServices = ports(Amplifier::openService);
    }

    private PortSet ports(Predicate<Amplifier> which) {
        return new PortSet(
                rows.values().stream()
                        .filter(which)
                        .map(Amplifier::port)
                        .filter(port -> !WEB.contains(port))
                        .toList());
    }

    /** The rows that come with Cordon. */
    public static AmplifierTable builtIn() {
        return BUILT_IN;
    }

    /** The built-in rows with an operator's: those in the place of rows of the same port. */
    public static AmplifierTable extended(Collection<Amplifier> own) {
        if (own.isEmpty()) {
            return BUILT_IN;
        }
        List<Amplifier> all = new ArrayList<>(BUILT_IN.rows.values());
        all.addAll(own);
        return new AmplifierTable(all);
    }

    @Override
    public AmplifierTable table() {
        return this;
    }

    /** True for a port from which UDP answers may be amplified; never for 80 and 443. */
    public boolean vector(int port) {
        return vectors.contains(port);
    }

    /** True for a vector on which bulk both ways or between peers is normal. */
    public boolean conversation(int port) {
        return conversations.contains(port);
    }

    /** True for a vector on which any answer to the outside is worth a finding. */
    public boolean openService(int port) {
        return openServices.contains(port);
    }

    /** What is known of a port; null when nothing is. */
    public @Nullable Amplifier row(int port) {
        return rows.get(port);
    }

    /** All rows by port. */
    public List<Amplifier> rows() {
        return List.copyOf(rows.values());
    }
}
