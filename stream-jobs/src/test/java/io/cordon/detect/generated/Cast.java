package io.cordon.detect.generated;

import io.cordon.detect.generated.TestCredentials.Pair;
import io.cordon.detect.reference.ReferenceFeeds.Asset;
import io.cordon.schema.address.IpAddress;
import io.cordon.schema.address.IpPrefix;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Hands out addresses of one family, each once, so that no scenario meets another's subject. */
final class Cast {

    /** The networks of all scenarios that are about a run with networks. */
    static final List<IpPrefix> OURS =
            Stream.of("10.0.0.0/8", "192.0.2.0/24", "fd00::/8", "2001:db8:cafe::/48")
                    .map(IpPrefix::parse)
                    .toList();

    /** What the asset file of all scenarios says. */
    static final List<Asset> ASSETS =
            Stream.of(
                            asset("10.64.0.0/16", null, "hospital"),
                            asset("fd00:c0de::40:0/112", null, "hospital"),
                            asset("10.65.0.0/16", null, "industrial"),
                            asset("fd00:c0de::41:0/112", null, "industrial"),
                            asset("10.66.0.0/16", "acme", "home"),
                            asset("fd00:c0de::42:0/112", "acme", "home"),
                            asset("10.67.0.0/16", "globex", "safety"),
                            asset("fd00:c0de::43:0/112", "globex", "safety"))
                    .toList();

    private static Asset asset(String prefix, @Nullable String vendor, String setting) {
        return new Asset(IpPrefix.parse(prefix), null, vendor, setting);
    }

    final Family family;
    private int outside;
    private int ours;
    private int oursPublic;
    private int assets;
    private int passwords;
    private int prefixes;

    Cast(Family family) {
        this.family = family;
    }

    IpAddress outside() {
        return family.outside(++outside);
    }

    IpAddress ours() {
        return family.ours(++ours);
    }

    IpAddress oursPublic() {
        return family.oursPublic(++oursPublic);
    }

    IpAddress hospital() {
        return family.ours(0x40_0000 + ++assets);
    }

    IpAddress plant() {
        return family.ours(0x41_0000 + ++assets);
    }

    /** A device of the vendor {@code acme} at somebody's home. */
    IpAddress acme() {
        return family.ours(0x42_0000 + ++assets);
    }

    /** A device of the vendor {@code globex} that people's safety depends on. */
    IpAddress globex() {
        return family.ours(0x43_0000 + ++assets);
    }

    /** A vulnerability scanner on the allow-list. */
    IpAddress allowed() {
        return family.ours(0x63_0000 + ++assets);
    }

    /** An address of ours with a /24 or /48 of its own, in which no other scenario plays. */
    IpAddress victim() {
        int n = ++prefixes;
        return family == Family.V6
                ? new IpAddress(0xfd00c0de_00000000L | (long) n << 16, 77)
                : IpAddress.ofV4(10 << 24 | 128 << 16 | n << 8 | 77);
    }

    /**
     * Another address of its prefix.
     *
     * @param host 0 to 255
     */
    static IpAddress neighbour(IpAddress victim, int host) {
        return victim.isV4()
                ? new IpAddress(victim.high(), victim.low() & ~0xffL | host)
                : new IpAddress(victim.high() | host, 1);
    }

    /** A credential of nobody else, in no list. */
    Pair password() {
        return new Pair("user" + ++passwords, family + " unlisted, " + passwords);
    }

    List<IpAddress> outside(int n) {
        return Stream.generate(this::outside).limit(n).toList();
    }

    List<IpAddress> ours(int n) {
        return Stream.generate(this::ours).limit(n).toList();
    }
}
