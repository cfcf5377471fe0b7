package io.cordon.detect.scope;

/**
 * What detectors know beside the record.
 *
 * @param networks whose an address is
 * @param defaults the lists of default credentials in force
 * @param assets what the operator knows of devices
 */
public record Scope(Networks networks, DefaultLists defaults, Assets assets) {}
