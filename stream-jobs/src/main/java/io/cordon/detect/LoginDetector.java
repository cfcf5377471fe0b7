package io.cordon.detect;

import io.cordon.schema.avro.LoginAttempt;
import java.util.List;

/** A rule about logins alone. */
public interface LoginDetector extends Detector, Judge<LoginAttempt> {

    @Override
    default Class<LoginAttempt> input() {
        return LoginAttempt.class;
    }

    @Override
    default List<Judge<?>> judges() {
        return List.of(this);
    }
}
