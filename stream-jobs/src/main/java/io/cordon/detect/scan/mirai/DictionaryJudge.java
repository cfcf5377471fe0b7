package io.cordon.detect.scan.mirai;

import io.cordon.detect.Judge;
import io.cordon.detect.Judgement;
import io.cordon.detect.Judgement.Match;
import io.cordon.detect.Judgement.Mismatch;
import io.cordon.detect.Subject;
import io.cordon.detect.counting.Contribution;
import io.cordon.detect.counting.Mark;
import io.cordon.detect.counting.Observation;
import io.cordon.detect.credentials.Login;
import io.cordon.schema.avro.LoginAttempt;
import io.cordon.schema.credential.BuiltInCredentials;
import io.cordon.schema.finding.Severity;
import java.util.List;

/**
 * Telnet logins with a pair of the 2016 dictionary: the decoder saw the pair in plain and says so,
 * whatever lists are in force.
 */
final class DictionaryJudge implements Judge<LoginAttempt> {

    private static final String TELNET = "telnet";

    private static final Mismatch NO_TELNET = new Mismatch("the protocol is not Telnet");
    private static final Mismatch OTHER_PAIR =
            new Mismatch("its credential is not in the 2016 dictionary");

    @Override
    public Class<LoginAttempt> input() {
        return LoginAttempt.class;
    }

    @Override
    public Judgement judge(LoginAttempt login) {
        if (!login.getProtocol().equals(TELNET)) {
            return NO_TELNET;
        }
        Mark pair = Login.pair(login);
        if (pair == null) {
            return Login.NO_FINGERPRINT;
        }
        if (!BuiltInCredentials.BOTNET_2016.equals(login.getDictionary())) {
            return OTHER_PAIR;
        }
        return new Match(
                Subject.source(Login.client(login)),
                new Observation(
                        Login.ofClient(login),
                        Contribution.of(Severity.HIGH)
                                .in(MiraiRule.DICTIONARY)
                                .marked(pair)
                                .listed(List.of(BuiltInCredentials.BOTNET_2016))));
    }
}
