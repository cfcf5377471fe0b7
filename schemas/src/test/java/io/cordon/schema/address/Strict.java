package io.cordon.schema.address;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddressStringParameters;

/** The IPAddress library told to read what RFC 4291 section 2.2 allows and nothing else. */
final class Strict {

    static final IPAddressStringParameters PARAMETERS =
            new IPAddressStringParameters.Builder()
                    .allowEmpty(false)
                    .allowAll(false)
                    .allowSingleSegment(false)
                    .allowPrefix(false)
                    .allowMask(false)
                    .allowPrefixOnly(false)
                    .allowWildcardedSeparator(false)
                    .setRangeOptions(RangeParameters.NO_RANGE)
                    .getIPv4AddressParametersBuilder()
                    .allow_inet_aton(false)
                    .allowLeadingZeros(false)
                    .allowUnlimitedLeadingZeros(false)
                    .allowBinary(false)
                    .getParentBuilder()
                    .getIPv6AddressParametersBuilder()
                    .allowUnlimitedLeadingZeros(false)
                    .allowZone(false)
                    .allowBase85(false)
                    .allowBinary(false)
                    .allowMixed(true)
                    .getEmbeddedIPv4AddressParametersBuilder()
                    .allow_inet_aton(false)
                    .allowLeadingZeros(false)
                    .allowUnlimitedLeadingZeros(false)
                    .allowBinary(false)
                    .getEmbeddedIPv4AddressParentBuilder()
                    .getParentBuilder()
                    .toParams();

    private Strict() {}
}
