package io.cordon.detect.scope;

import io.cordon.detect.firmware.judge.FirmwareFeed;
import java.util.Set;

/**
 * What detectors know beside the record.
 *
 * @param networks whose an address is
 * @param defaultCredentials the lists of default credentials in force
 * @param assets what is known of devices
 * @param amplifiers the amplifier port table in force
 * @param firmwareFeeds the feeds that rules about firmware are given
 */
public record Scope(
        Networks networks,
        DefaultLists defaultCredentials,
        Assets assets,
        Amplifiers amplifiers,
        Set<FirmwareFeed> firmwareFeeds) {

    /** Copies the set. */
    public Scope {
        firmwareFeeds = Set.copyOf(firmwareFeeds);
    }

    /** A scope with the built-in port table, and nothing about firmware. */
    public Scope(Networks networks, DefaultLists defaultCredentials, Assets assets) {
        this(networks, defaultCredentials, assets, AmplifierTable.builtIn(), Set.of());
    }
}
