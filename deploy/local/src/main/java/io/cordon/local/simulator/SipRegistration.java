package io.cordon.local.simulator;

import io.cordon.schema.address.IpAddress;

/**
 * One registration of a phone as a story tells it. A phone that is let in was challenged first.
 *
 * @param time microseconds, of the answer that decides
 * @param client the phone
 * @param server the exchange
 * @param extension the user
 * @param accepted whether it was let in
 */
record SipRegistration(
        long time, IpAddress client, IpAddress server, String extension, boolean accepted) {}
