package io.cordon.ingest.decode.dns;

import io.cordon.schema.address.IpAddress;

/** Who asks whom, over what. */
public record DnsParties(
        IpAddress client, int clientPort, IpAddress server, int serverPort, int transport) {}
