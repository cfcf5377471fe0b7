package io.cordon.detect.scope;

import io.cordon.detect.Subject;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.address.IpPrefix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the operator has looked at and allowed: a matching record about an allowed subject is
 * dropped and counted. Expiry is judged by event time, so that an archive gives the same answer on
 * any day.
 */
public final class AllowList {

    /** Rule id that stands for every rule. */
    public static final String EVERY_RULE = "*";

    /**
     * One allowance.
     *
     * @param prefix addresses it covers
     * @param rule rule id, or {@link #EVERY_RULE}
     * @param expires event time from which it no longer holds, microseconds; {@link Long#MAX_VALUE}
     *     when it never ends
     */
    public record Entry(IpPrefix prefix, String rule, long expires) {}

    private final Map<String, List<Entry>> byRule = new HashMap<>();

    /** The entries in force. */
    public AllowList(List<Entry> entries) {
        for (Entry entry : entries) {
            byRule.computeIfAbsent(entry.rule(), rule -> new ArrayList<>()).add(entry);
        }
    }

    /** True when the subject (either side of a pair) is allowed at that time. */
    public boolean allows(String rule, Subject subject, long time) {
        return !byRule.isEmpty()
                && (allows(byRule.get(rule), subject, time)
                        || allows(byRule.get(EVERY_RULE), subject, time));
    }

    private static boolean allows(@Nullable List<Entry> entries, Subject subject, long time) {
        if (entries == null) {
            return false;
        }
        for (Entry entry : entries) {
            if (time < entry.expires()
                    && (covers(entry, subject.address()) || covers(entry, subject.other()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean covers(Entry entry, @Nullable IpAddress address) {
        return address != null && entry.prefix().contains(address);
    }
}
