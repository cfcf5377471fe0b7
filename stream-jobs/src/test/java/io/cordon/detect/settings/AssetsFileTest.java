package io.cordon.detect.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cordon.detect.scope.Asset;
import io.cordon.detect.scope.AssetTable;
import io.cordon.detect.scope.Assets;
import io.cordon.schema.address.IpAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetsFileTest {

    @TempDir Path folder;

    @Test
    void theLongestPrefixWinsInBothFamilies() throws IOException {
        Assets assets =
                assets(
                        """
                        # our devices
                        device,vendor,product,setting,contact
                        0.0.0.0/0,anybody,,,
                        192.0.2.0/24,Acme,,home,
                        192.0.2.128/25,Acme,Pump,Hospital,noc@example.org
                        192.0.2.200,Wago,750,industrial,
                        2001:db8::/32,Acme,,,
                        2001:db8:0:7::/64,Moxa,,safety,
                        """);
        assertThat(vendor(assets, "198.51.100.1")).isEqualTo("anybody");
        assertThat(vendor(assets, "192.0.2.1")).isEqualTo("Acme");
        Asset pump = assets.find("default", null, IpAddress.parse("192.0.2.129")).orElseThrow();
        assertThat(pump.product()).isEqualTo("Pump");
        assertThat(pump.contact()).isEqualTo("noc@example.org");
        assertThat(pump.setting()).isEqualTo("hospital");
        assertThat(pump.safety()).isTrue();
        assertThat(vendor(assets, "192.0.2.200")).isEqualTo("Wago");
        assertThat(vendor(assets, "2001:db8::1")).isEqualTo("Acme");
        assertThat(vendor(assets, "2001:db8:0:7::1")).isEqualTo("Moxa");
        assertThat(assets.find("default", null, IpAddress.parse("2001:db9::1"))).isEmpty();
        assertThat(assets.find("default", null, null)).isEmpty();
    }

    @Test
    void aDeviceIdWinsOverItsAddressAndATenantsOwnLineOverEverybodys() throws IOException {
        Assets assets =
                assets(
                        """
                        tenant,device,vendor
                        ,192.0.2.7,everybody
                        clinic,192.0.2.7,clinic
                        ,meter-7,by id
                        clinic,meter-7,clinic by id
                        """);
        IpAddress address = IpAddress.parse("192.0.2.7");
        assertThat(found(assets.find("home", null, address))).isEqualTo("everybody");
        assertThat(found(assets.find("clinic", null, address))).isEqualTo("clinic");
        assertThat(found(assets.find("home", "meter-7", address))).isEqualTo("by id");
        assertThat(found(assets.find("clinic", "meter-7", address))).isEqualTo("clinic by id");
        assertThat(found(assets.find("home", "meter-8", address))).isEqualTo("everybody");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vendor\\nx|line 1: the column 'device' is missing",
                "device,color\\nx,y|line 1: there is no column 'color'; columns are device, tenant",
                "device,device\\nx,y|line 1: column 'device' is there twice",
                "device,vendor\\n192.0.2.1,a\\n192.0.2.999,b|line 3: '192.0.2.999' is neither",
                "device,vendor\\n192.0.2.0/33,b|line 2: '192.0.2.0/33' is neither",
                "device,vendor\\n,b|line 2: the device is empty",
                "device\\na,b,c|after line 1: it is not CSV"
            })
    void whatIsWrongIsNamedWithItsLine(String content, String said) {
        assertThatThrownBy(() -> assets(content.replace("\\n", "\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(said);
    }

    @Test
    void rowsAndValuesAreBounded() {
        assertThatThrownBy(() -> assets("device,vendor\nx," + "v".repeat(257) + "\n"))
                .hasMessageContaining("line 2: vendor is longer than 256 characters");
        StringBuilder rows = new StringBuilder("device\n");
        for (int i = 0; i <= AssetsFile.MOST_ROWS; i++) {
            rows.append("meter-").append(i).append('\n');
        }
        assertThatThrownBy(() -> assets(rows.toString()))
                .hasMessageContaining("line 100002: it has more than 100000 rows");
        assertThatThrownBy(() -> assets("")).hasMessageContaining("it is empty");
    }

    @Test
    void withoutLinesNothingIsKnown() throws IOException {
        assertThat(assets("device\n")).isSameAs(Assets.NONE);
    }

    private Assets assets(String content) throws IOException {
        return AssetTable.of(
                AssetsFile.read(Files.writeString(folder.resolve("assets.csv"), content)));
    }

    private static @Nullable String vendor(Assets assets, String address) {
        return found(assets.find("default", null, IpAddress.parse(address)));
    }

    private static @Nullable String found(Optional<Asset> asset) {
        return asset.map(Asset::vendor).orElse(null);
    }
}
