package io.cordon.detect.scope;

/**
 * What detectors know beside the record.
 *
 * @param networks whose an address is
 * @param defaultCredentials the lists of default credentials in force
 * @param assets what is known of devices
 * @param amplifiers the amplifier port table in force
 */
public record Scope(
        Networks networks, DefaultLists defaultCredentials, Assets assets, Amplifiers amplifiers) {

    /** A scope with the built-in port table. */
    public Scope(Networks networks, DefaultLists defaultCredentials, Assets assets) {
        this(networks, defaultCredentials, assets, AmplifierTable.builtIn());
    }
}
