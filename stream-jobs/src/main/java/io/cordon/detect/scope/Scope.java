package io.cordon.detect.scope;

/**
 * What detectors know beside the record.
 *
 * @param networks whose an address is
 * @param defaultCredentials the lists of default credentials in force
 * @param assets what is known of devices
 */
public record Scope(Networks networks, DefaultLists defaultCredentials, Assets assets) {}
