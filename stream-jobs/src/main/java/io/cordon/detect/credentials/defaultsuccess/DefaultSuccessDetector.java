package io.cordon.detect.credentials.defaultsuccess;

import io.cordon.detect.EvidenceFields;
import io.cordon.detect.Judgement;
import io.cordon.detect.Judgement.Match;
import io.cordon.detect.LoginDetector;
import io.cordon.detect.Parameters;
import io.cordon.detect.RuleProfile;
import io.cordon.detect.Subject;
import io.cordon.detect.counting.Confidence;
import io.cordon.detect.counting.Contribution;
import io.cordon.detect.counting.CountingRule;
import io.cordon.detect.counting.Observation;
import io.cordon.detect.credentials.DeviceLogin;
import io.cordon.detect.credentials.Login;
import io.cordon.detect.scope.Asset;
import io.cordon.detect.scope.DefaultLists;
import io.cordon.detect.scope.Scope;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.finding.RuleLabels;
import io.cordon.schema.finding.Severity;
import java.util.List;
import java.util.Optional;

/** Logins that succeeded with a pair that stands in a list of default credentials. */
public final class DefaultSuccessDetector implements LoginDetector {

    /** Rule id. */
    public static final String ID = "CRED-DEFAULT-SUCCESS";

    private final RuleProfile profile;
    private final Scope scope;

    /** A detector with the operator's lists, networks and assets. */
    public DefaultSuccessDetector(Parameters parameters, Scope scope) {
        this.scope = scope;
        this.profile =
                new RuleProfile(
                        ID,
                        new RuleLabels(
                                        "Login with a default credential",
                                        List.of("authentication"),
                                        List.of("T1078.001", "T1110.001"))
                                .ics("T0812", "T0859")
                                .etsi("5.1-1", "5.1-2")
                                .advising(
                                        "The owner sets a password of their own and takes the login off the Internet; where the device has no way to do that, the maker has to give one."),
                        List.of("device"),
                        CountingRule.posture().graded(Confidence.MEDIUM, Confidence.HIGH),
                        EvidenceFields.OF_SERVER,
                        parameters);
    }

    @Override
    public RuleProfile profile() {
        return profile;
    }

    @Override
    public Judgement judge(LoginAttempt login) {
        if (!Login.succeeded(login)) {
            return Login.NO_SUCCESS;
        }
        if (login.getCredentialFingerprint() == null) {
            return Login.NO_FINGERPRINT;
        }
        DefaultLists.Listing listing = scope.defaultCredentials().find(login);
        if (listing == null) {
            return Login.NOT_LISTED;
        }
        return DeviceLogin.judge(login, server -> match(login, server, listing));
    }

    private Match match(LoginAttempt login, IpAddress server, DefaultLists.Listing listing) {
        Asset asset =
                scope.assets().find(login.getTenant(), login.getDeviceId(), server).orElse(null);
        boolean own = asset != null && listing.names(asset.vendor());
        boolean grave =
                (asset != null && asset.safety()) || scope.networks().outside(Login.client(login));
        return new Match(
                Subject.device(login.getDeviceId(), server),
                new Observation(
                        Login.ofServer(login),
                        Contribution.of(grave ? Severity.CRITICAL : Severity.HIGH)
                                .marked(Login.pair(login))
                                .graded(own ? Confidence.HIGH : Confidence.MEDIUM)
                                .listed(listing.lists())));
    }

    @Override
    public Optional<String> inactive() {
        return scope.defaultCredentials().whyMissing();
    }
}
