package io.cordon.detect;

import java.util.List;

/** A rule about DNS transactions alone. */
public interface DnsDetector extends Detector, DnsJudge {

    @Override
    default List<Judge<?>> judges() {
        return List.of(this);
    }
}
