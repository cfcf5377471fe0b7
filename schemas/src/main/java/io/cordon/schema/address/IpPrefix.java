package io.cordon.schema.address;

/**
 * A network: an address and how many of its leading bits count.
 *
 * @param address lowest address, host bits zero
 * @param length prefix length over 128 bits: an IPv4 prefix counts its 96 mapping bits too
 */
public record IpPrefix(IpAddress address, int length) {

    /** Checks the length and clears the host bits. */
    public IpPrefix {
        if (length < 0 || length > 128) {
            throw new IllegalArgumentException("prefix length is out of range: " + length);
        }
        address = new IpAddress(address.high() & mask(length), address.low() & mask(length - 64));
    }

    /**
     * Parses {@code 192.0.2.0/24}, {@code 2001:db8::/32}, or a bare address as a prefix of one.
     *
     * @throws IllegalArgumentException when it is none of these, saying what was expected
     */
    public static IpPrefix parse(String text) {
        int slash = text.indexOf('/');
        try {
            IpAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
            int most = address.isV4() && text.indexOf(':') < 0 ? 32 : 128;
            int length = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
            if (length < 0 || length > most) {
                throw new IllegalArgumentException();
            }
            return new IpPrefix(address, length + 128 - most);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Cannot read network '"
                            + text
                            + "': expected an address or a prefix such as 192.0.2.0/24 or 2001:db8::/32",
                    e);
        }
    }

    /** True when the address lies inside. */
    public boolean contains(IpAddress other) {
        return (other.high() & mask(length)) == address.high()
                && (other.low() & mask(length - 64)) == address.low();
    }

    /** Its highest address. */
    public IpAddress last() {
        return new IpAddress(address.high() | ~mask(length), address.low() | ~mask(length - 64));
    }

    /** The prefix as people write it, IPv4 with its own length. */
    public String text() {
        return address.isV4() && length >= 96
                ? address.text() + "/" + (length - 96)
                : address.text() + "/" + length;
    }

    private static long mask(int bits) {
        return bits <= 0 ? 0 : bits >= 64 ? -1L : -1L << (64 - bits);
    }
}
