package io.cordon.local.firmware;

import io.cordon.schema.vulnerability.CpeName;
import io.cordon.schema.vulnerability.Criterion;
import io.cordon.schema.vulnerability.KnownExploited;
import io.cordon.schema.vulnerability.Vulnerability;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the files say about the one CVE that was asked about. Not thread-safe. */
final class AskedCve {

    /** Most products that are named. */
    static final int MOST_PRODUCTS = 10;

    private final String id;
    private final Set<String> products = new LinkedHashSet<>();
    private @Nullable KnownExploited exploited;
    private boolean found;
    private boolean more;

    AskedCve(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    boolean is(Vulnerability vulnerability) {
        return vulnerability.id().equals(id);
    }

    void accept(Vulnerability vulnerability) {
        found = true;
        vulnerability.configurations().stream()
                .flatMap(configuration -> configuration.nodes().stream())
                .flatMap(node -> node.criteria().stream())
                .filter(Criterion::vulnerable)
                .map(Criterion::cpe)
                .forEach(this::product);
    }

    private void product(CpeName cpe) {
        String name = cpe.vendor() + ":" + cpe.product();
        if (products.size() < MOST_PRODUCTS) {
            products.add(name);
        } else {
            more |= !products.contains(name);
        }
    }

    void accept(KnownExploited entry) {
        exploited = entry;
    }

    /** Its entry in the KEV catalogue; null when there is none. */
    @Nullable KnownExploited exploited() {
        return exploited;
    }

    /** False when no file has a record of it. */
    boolean found() {
        return found;
    }

    /** The products that it names as vulnerable, the first of them. */
    List<String> products() {
        return List.copyOf(products);
    }

    /** True when it names more. */
    boolean more() {
        return more;
    }
}
