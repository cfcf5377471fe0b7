package io.cordon.detect.reference;

import static io.cordon.detect.reference.Severity.CRITICAL;
import static io.cordon.detect.reference.Severity.HIGH;
import static io.cordon.detect.reference.Severity.MEDIUM;

import io.cordon.detect.reference.ReferenceFeeds.DefaultPair;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.avro.LoginOutcome;
import io.cordon.schema.avro.PasswordStrength;
import io.cordon.schema.avro.Vantage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which rules one login matches, sentence by sentence as their pages have them. */
final class LoginRules {

    private static final Set<String> SAFETY_SETTINGS = Set.of("hospital", "industrial", "safety");

    private final ReferenceFeeds feeds;
    private final ReferenceNetworks networks;
    private final LoginAttempt login;
    private final IpAddress client;
    private final @Nullable IpAddress server;
    private final boolean decoy;
    private final boolean failed;
    private final boolean succeeded;
    private final String fingerprint;
    private final List<Match> matches = new ArrayList<>();

    private LoginRules(ReferenceFeeds feeds, LoginAttempt login) {
        this.feeds = feeds;
        this.networks = new ReferenceNetworks(feeds.networks());
        this.login = login;
        client = IpAddress.of(login.getClientAddress());
        server = login.getServerAddress() == null ? null : IpAddress.of(login.getServerAddress());
        decoy = login.getVantage() == Vantage.HONEYPOT;
        LoginOutcome outcome = login.getOutcome();
        failed = outcome == LoginOutcome.FAILURE || outcome == LoginOutcome.FAILURE_INFERRED;
        succeeded = outcome == LoginOutcome.SUCCESS;
        fingerprint = hex(login.getCredentialFingerprint());
    }

    static List<Match> of(ReferenceFeeds feeds, LoginAttempt login) {
        LoginRules rules = new LoginRules(feeds, login);
        rules.guessing();
        rules.spraying();
        rules.success();
        rules.posture();
        rules.aboutTheSource();
        return rules.matches;
    }

    private void guessing() {
        if (failed && (decoy || server != null)) {
            Set<String> tags = tags("plain", login.getOutcome() == LoginOutcome.FAILURE);
            atDecoyOrPair(ReferenceRule.BRUTE_FAST, "", tags);
            atDecoyOrPair(
                    ReferenceRule.BRUTE_SLOW,
                    "",
                    tags("ftp", login.getProtocol().equals("ftp"), tags));
            if (login.getProtocol().equals("sip")) {
                atDecoyOrPair(
                        ReferenceRule.BRUTE_SIP, user(), tags("user", login.getUser() != null));
            }
        }
        if ((failed || succeeded) && !decoy && server != null) {
            pair(
                    ReferenceRule.FAIL_THEN_SUCCESS,
                    "",
                    tags(
                            "plain",
                            login.getOutcome() == LoginOutcome.FAILURE,
                            tags("success", succeeded, tags("failure", failed))),
                    HIGH);
        }
    }

    private void spraying() {
        if (failed) {
            source(
                    ReferenceRule.SPRAY,
                    attempts(),
                    user(),
                    tags("plain", login.getOutcome() == LoginOutcome.FAILURE),
                    MEDIUM);
        }
        if (!fingerprint.isEmpty()) {
            credential(ReferenceRule.SPRAY_DIST, client.text(), MEDIUM);
            if (isListed()) {
                source(ReferenceRule.DEFAULT_ATTEMPT, 1, fingerprint, Set.of(), MEDIUM);
            }
        }
    }

    private void success() {
        if (!succeeded || decoy || server == null) {
            return;
        }
        boolean safety =
                feeds.asset(login.getDeviceId(), server)
                        .anyMatch(
                                a -> a.setting() != null && SAFETY_SETTINGS.contains(a.setting()));
        if (isListed()) {
            device(
                    ReferenceRule.DEFAULT_SUCCESS,
                    fingerprint,
                    tags("own vendor", isOwnVendors(server)),
                    safety || networks.outside(client) ? CRITICAL : HIGH);
        }
        if (!fingerprint.isEmpty() && login.getPasswordStrength() != PasswordStrength.EMPTY) {
            credential(ReferenceRule.REUSE, serverSubject(server), HIGH);
        }
        String method = login.getMethod();
        if (login.getPasswordStrength() == PasswordStrength.EMPTY
                || "none".equals(method)
                || "anonymous".equals(method)) {
            device(ReferenceRule.EMPTY, "", Set.of(), safety ? CRITICAL : HIGH);
        }
    }

    private void posture() {
        if (Boolean.FALSE.equals(login.getEncrypted()) && server != null && !decoy) {
            device(ReferenceRule.CLEARTEXT, "", tags("not refused", !failed), MEDIUM);
        }
    }

    private void aboutTheSource() {
        boolean elsewhere = server == null || !server.equals(client);
        if (networks.known() && networks.ours(client) && elsewhere && (failed || isListed())) {
            String id = login.getClientDeviceId();
            add(
                    ReferenceRule.GUESS_OUTBOUND,
                    "device",
                    id == null ? client.text() : id,
                    attempts(),
                    fingerprint,
                    tags(
                            "plain",
                            login.getOutcome() == LoginOutcome.FAILURE,
                            tags("default", isListed(), tags("failure", failed))),
                    CRITICAL,
                    List.of(client));
        }
        if (login.getProtocol().equals("telnet")
                && "botnet-2016".equals(login.getDictionary())
                && !fingerprint.isEmpty()) {
            source(ReferenceRule.SCAN_MIRAI, 1, fingerprint, Set.of("dictionary"), HIGH);
        }
    }

    /** Under the current key or the one before, each in the list of its own key. */
    private Stream<DefaultPair> listed() {
        return Stream.concat(
                feeds
                        .listed(login.getFingerprintKeyId(), login.getCredentialFingerprint())
                        .stream(),
                feeds.listed(login.getPreviousKeyId(), login.getPreviousFingerprint()).stream());
    }

    private boolean isListed() {
        return listed().findAny().isPresent();
    }

    private boolean isOwnVendors(IpAddress server) {
        return feeds.asset(login.getDeviceId(), server)
                .anyMatch(
                        asset -> {
                            String vendor = asset.vendor();
                            return vendor != null
                                    && listed().flatMap(pair -> pair.vendors().stream())
                                            .anyMatch(vendor::equalsIgnoreCase);
                        });
    }

    private long attempts() {
        return Math.max(1, login.getAttempts());
    }

    /** A record without a user counts to sums only: its value is empty; a user may be empty too. */
    private String user() {
        return login.getUser() == null ? "" : "user " + login.getUser();
    }

    private String serverSubject(IpAddress server) {
        return login.getDeviceId() == null ? server.text() : login.getDeviceId();
    }

    private void atDecoyOrPair(ReferenceRule rule, String value, Set<String> tags) {
        if (decoy) {
            source(rule, attempts(), value, tags, MEDIUM);
        } else {
            pair(rule, value, tags, MEDIUM);
        }
    }

    private void source(
            ReferenceRule rule, long weight, String value, Set<String> tags, int severity) {
        add(rule, "source", client.text(), weight, value, tags, severity, List.of(client));
    }

    private void pair(ReferenceRule rule, String value, Set<String> tags, int severity) {
        if (server != null) {
            String subject = client.text() + ">" + server.text();
            List<IpAddress> sides = List.of(client, server);
            add(rule, "pair", subject, attempts(), value, tags, severity, sides);
        }
    }

    private void device(ReferenceRule rule, String value, Set<String> tags, int severity) {
        if (server != null) {
            String subject = serverSubject(server);
            add(rule, "device", subject, 1, value, tags, severity, List.of(server));
        }
    }

    private void credential(ReferenceRule rule, String value, int severity) {
        String subject = login.getFingerprintKeyId() + ":" + fingerprint.substring(0, 32);
        List<IpAddress> sides = server == null ? List.of(client) : List.of(client, server);
        add(rule, "credential", subject, 1, value, Set.of(), severity, sides);
    }

    private void add(
            ReferenceRule rule,
            String type,
            String subject,
            long weight,
            String value,
            Set<String> tags,
            int severity,
            List<IpAddress> addresses) {
        matches.add(
                new Match(
                        new Match.Key(rule, login.getTenant(), type, subject),
                        login.getSensor(),
                        login.getVantage(),
                        login.getTime(),
                        weight,
                        value,
                        tags,
                        severity,
                        addresses));
    }

    private static Set<String> tags(String tag, boolean carried) {
        return carried ? Set.of(tag) : Set.of();
    }

    private static Set<String> tags(String tag, boolean carried, Set<String> others) {
        Set<String> all = new TreeSet<>(others);
        all.addAll(tags(tag, carried));
        return all;
    }

    private static String hex(@Nullable ByteBuffer fingerprint) {
        if (fingerprint == null) {
            return "";
        }
        byte[] bytes = new byte[fingerprint.remaining()];
        fingerprint.duplicate().get(bytes);
        return HexFormat.of().formatHex(bytes).toLowerCase(Locale.ROOT);
    }
}
