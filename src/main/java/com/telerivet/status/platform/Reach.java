package com.telerivet.status.platform;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;

/** How far into the network a request may go, by who chose its target. */
public enum Reach {

    /** A stranger chose it: public addresses only. */
    PUBLIC {
        @Override
        boolean includes(InetAddress address) {
            return address instanceof Inet4Address
                    ? !isIn(RESERVED_4, address)
                    : GLOBAL_6.contains(address) && !isIn(RESERVED_6, address);
        }
    },

    /** An administrator chose it: also our own network, but never what tells a machine its secrets. */
    OWN_NETWORK {
        @Override
        boolean includes(InetAddress address) {
            return !isIn(NOBODY, address);
        }
    };

    /** The special-purpose registry of IPv4 (RFC 6890 and what followed), whatever is not everybody's. */
    private static final List<AddressRange> RESERVED_4 = AddressRange.all(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    /** Of IPv6 only this is assigned to everybody; mapped, NAT64, unique local and link-local addresses lie outside. */
    private static final AddressRange GLOBAL_6 = AddressRange.of("2000::/3");

    /** Within it: Teredo, benchmarking and other protocols' own, documentation, and 6to4, which holds an IPv4 address. */
    private static final List<AddressRange> RESERVED_6 =
            AddressRange.all("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    /** Unspecified, link-local with the metadata of clouds, and multicast, in all their spellings. */
    private static final List<AddressRange> NOBODY = AddressRange.all(
            "0.0.0.0/8",
            "169.254.0.0/16",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "100.100.100.200",
            "192.0.0.192",
            "::",
            "fe80::/10",
            "ff00::/8",
            "fd00:ec2::254",
            "fd20:ce::254",
            "64:ff9b::/96",
            "64:ff9b:1::/48",
            "2001::/32",
            "2002::/16",
            "::ffff:0:0:0/96");

    /** Whether a request may be sent to this address, unless the operator allows it anyway. */
    abstract boolean includes(InetAddress address);

    private static boolean isIn(List<AddressRange> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }
}
