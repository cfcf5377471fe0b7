package io.cordon.ingest.decode.netflow;

import io.cordon.schema.address.IpAddress;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The observation domains of all exporters; whatever was silent longest is forgotten first. */
final class Domains {

    static final int MOST = 4_096;
    static final int MOST_FIELDS = 4 << 20;
    static final long MOST_WAITING_BYTES = 8L << 20;

    private final int most;
    private final int mostFields;
    private final WaitingSets.Budget budget;
    private final Map<Key, Domain> domains = new LinkedHashMap<>(64, 0.75f, true);
    private int fields;

    Domains() {
        this(MOST, MOST_FIELDS, MOST_WAITING_BYTES);
    }

    Domains(int most, int mostFields, long mostWaitingBytes) {
        this.most = most;
        this.mostFields = mostFields;
        this.budget = new WaitingSets.Budget(mostWaitingBytes);
    }

    /** Versions number their domains, and the templates in them, apart. */
    private record Key(IpAddress exporter, int version, long id) {}

    Domain of(IpAddress exporter, int version, long id) {
        Key key = new Key(exporter, version, id);
        Domain domain = domains.get(key);
        if (domain == null) {
            domain = new Domain(budget);
            domains.put(key, domain);
            holdBounds();
        }
        return domain;
    }

    /** Holds the bound on fields after a domain's templates have changed. */
    void changed(int fieldsBefore, Domain domain) {
        fields += domain.fields() - fieldsBefore;
        holdBounds();
    }

    /** One domain alone may hold more fields: its own bound is that of its templates. */
    private void holdBounds() {
        while (domains.size() > most || (fields > mostFields && domains.size() > 1)) {
            forgetFirst();
        }
    }

    private void forgetFirst() {
        Iterator<Domain> first = domains.values().iterator();
        Domain domain = first.next();
        first.remove();
        fields -= domain.fields();
        domain.waiting().giveUpAll();
    }

    WaitingSets.Budget budget() {
        return budget;
    }

    /** Gives up all that waits. */
    void finish() {
        for (Domain domain : domains.values()) {
            domain.waiting().giveUpAll();
        }
    }

    int size() {
        return domains.size();
    }

    int fields() {
        return fields;
    }
}
