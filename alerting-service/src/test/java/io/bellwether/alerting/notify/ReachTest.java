package io.bellwether.alerting.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {

    private static final Reach STRICT = new Reach(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "100.100.100.200"
            })
    void privateAndSpecialIpv4AddressesAreOutOfReach(String address) {
        assertThat(allowed(STRICT, address)).isFalse();
        assertThat(allowed(STRICT, "::ffff:" + address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::", "::1", "::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1",
                "2002:a00:1::", "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fdff::1", "fe80::1", "febf::1",
                "fec0::1", "ff02::1"
            })
    void specialIpv6AddressesAreOutOfReach(String address) {
        assertThat(allowed(STRICT, address)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.167.255.255",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700::1111",
                "2001:4860:4860::8888",
                "2a00:1450:4001::200e"
            })
    void publicAddressesAreWithinReach(String address) {
        assertThat(allowed(STRICT, address)).isTrue();
    }

    @Test
    void theOperatorAllowsNetworksAddressesAndHosts() {
        var reach = new Reach(List.of("10.1.0.0/16", "127.0.0.1", "fd00:1::/32", "Hooks.Internal"));

        assertThat(allowed(reach, "10.1.255.255")).isTrue();
        assertThat(allowed(reach, "10.2.0.0")).isFalse();
        assertThat(allowed(reach, "127.0.0.1")).isTrue();
        assertThat(allowed(reach, "127.0.0.2")).isFalse();
        assertThat(allowed(reach, "fd00:1::7")).isTrue();
        assertThat(allowed(reach, "fd00:2::7")).isFalse();
        assertThat(reach.allows("hooks.internal.", InetAddress.ofLiteral("10.9.9.9")))
                .isTrue();
        assertThat(reach.allows("xhooks.internal", InetAddress.ofLiteral("10.9.9.9")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "10.0.0.256", "::/129"})
    void aNetworkThatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> new Reach(List.of(text))).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void anAddressIsTheSameHoweverItIsWritten(@ForAll @Size(4) byte[] bytes) throws Exception {
        var mapped = new byte[16];
        mapped[10] = mapped[11] = (byte) 0xff;
        System.arraycopy(bytes, 0, mapped, 12, 4);

        assertThat(STRICT.allows("x", InetAddress.getByAddress(mapped)))
                .isEqualTo(STRICT.allows("x", InetAddress.getByAddress(bytes)));
    }

    private static boolean allowed(Reach reach, String address) {
        return reach.allows("host.example.com", InetAddress.ofLiteral(address));
    }
}
