package io.cordon.incident;

import io.cordon.detect.scope.Networks;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.Finding;
import io.cordon.schema.finding.FindingId;

/**
 * The side that we protect: what an incident is about.
 *
 * @param tenant whose network
 * @param type device, victim, prefix, source or credential
 * @param value canonical text
 */
public record IncidentSubject(String tenant, String type, String value) {

    /** In place of the rule in the text of an incident's id. */
    public static final String RULE = "incident";

    private static final String DEVICE = "device";

    /** The subject whose incident a finding belongs to. */
    public static IncidentSubject of(Finding finding, Networks networks) {
        String subject = finding.getSubject();
        String type = finding.getSubjectType();
        if (type.equals("pair")) {
            return new IncidentSubject(
                    finding.getTenant(), DEVICE, subject.substring(subject.indexOf('>') + 1));
        }
        boolean device = type.equals("source") && ours(subject, networks);
        return new IncidentSubject(finding.getTenant(), device ? DEVICE : type, subject);
    }

    private static boolean ours(String address, Networks networks) {
        try {
            return networks.ours(IpAddress.parse(address));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** True for a device, whose findings may mean that attackers succeeded. */
    boolean isDevice() {
        return type.equals(DEVICE);
    }

    /** The three parts joined by line feeds: tenant first, as in every key. */
    public String key() {
        return tenant + '\n' + type + '\n' + value;
    }

    /** The subject of a text made by {@link #key}. Only the value may hold a line feed. */
    public static IncidentSubject parse(String key) {
        String[] parts = key.split("\n", 3);
        return new IncidentSubject(parts[0], parts[1], parts[2]);
    }

    /**
     * Id of the incident whose first period starts then.
     *
     * @param start microseconds since the Unix epoch, UTC
     */
    public String id(long start) {
        return FindingId.of(tenant, RULE, type, value, start);
    }
}
