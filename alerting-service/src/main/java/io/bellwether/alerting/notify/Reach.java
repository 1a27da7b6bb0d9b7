package io.bellwether.alerting.notify;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Which addresses may be dialled: those of the public internet, and what the operator allows on top. */
public final class Reach {

    /** Special-purpose addresses as the IANA registers them (RFC 6890 and successors), and metadata services of clouds. */
    private static final List<Network> CLOSED_V4 = networks(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // carrier-grade NAT
            "127.0.0.0/8", // loopback
            "168.63.129.16", // the host of a machine in Azure
            "169.254.0.0/16", // link-local, metadata
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, broadcast

    /** All else of IPv6 is closed: loopback, fc00::/7, fe80::/10, multicast, NAT64, 100::/64, 5f00::/16 and so on. */
    private static final Network GLOBAL_V6 = Network.parse("2000::/3");

    private static final List<Network> CLOSED_V6 = networks(
            "2001::/23", // protocol assignments, Teredo
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4, which hides an IPv4 address
            "3fff::/20"); // documentation

    private final List<Network> allowed = new ArrayList<>();
    private final Set<String> allowedHosts = new HashSet<>();

    /** @param allowed networks such as 10.1.0.0/16, addresses, or names of hosts */
    public Reach(Collection<String> allowed) {
        for (var entry : allowed) {
            if (entry.contains("/") || entry.contains(":") || entry.matches("[0-9.]+")) {
                this.allowed.add(Network.parse(entry));
            } else {
                allowedHosts.add(canonical(entry));
            }
        }
    }

    /** Whether this address, to which the host's name leads, may be dialled. */
    public boolean allows(String host, InetAddress address) {
        return allowedHosts.contains(canonical(host))
                || allowed.stream().anyMatch(network -> network.contains(address))
                || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        // An IPv4 address that is mapped into IPv6 is an Inet4Address in Java.
        return address instanceof Inet4Address
                ? CLOSED_V4.stream().noneMatch(network -> network.contains(address))
                : GLOBAL_V6.contains(address) && CLOSED_V6.stream().noneMatch(network -> network.contains(address));
    }

    private static String canonical(String host) {
        var lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::parse).toList();
    }
}
