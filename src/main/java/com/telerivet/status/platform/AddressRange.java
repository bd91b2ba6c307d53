package com.telerivet.status.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * A range of addresses as {@code 10.0.0.0/8} or {@code fd00::/8} names it; an address alone is a range of one.
 *
 * @param first an address of the range
 * @param bits how many bits from the left all its addresses share
 */
record AddressRange(InetAddress first, int bits) {

    static AddressRange of(String text) {
        String[] parts = text.strip().split("/", -1);
        try {
            if (!parts[0].matches("[0-9.]+|[0-9a-fA-F.]*:[0-9a-fA-F:.]+")) {
                throw new IllegalArgumentException(text + " is no range of addresses");
            }
            InetAddress first = InetAddress.getByName(parts[0]);
            int most = first.getAddress().length * 8;
            int bits = parts.length == 1 ? most : Integer.parseInt(parts[1]);
            if (parts.length > 2 || bits < 0 || bits > most) {
                throw new IllegalArgumentException(text + " is no range of addresses");
            }
            return new AddressRange(first, bits);
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException(text + " is no range of addresses", e);
        }
    }

    static List<AddressRange> all(String... texts) {
        return List.of(texts).stream().map(AddressRange::of).toList();
    }

    boolean contains(InetAddress address) {
        byte[] own = first.getAddress();
        byte[] other = address.getAddress();
        if (own.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((own[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
