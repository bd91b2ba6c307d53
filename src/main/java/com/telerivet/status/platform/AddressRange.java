package com.telerivet.status.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

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
            InetAddress first =
                    literal(parts[0]).orElseThrow(() -> new UnknownHostException(text + " is a name at the best"));
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

    /** The address that is written there; empty where it is none, and no name is looked up. */
    static Optional<InetAddress> literal(String text) {
        try {
            return text.matches("[0-9.]+|[0-9a-fA-F.]*:[0-9a-fA-F:.]+")
                    ? Optional.of(InetAddress.getByName(text))
                    : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /**
     * The ranges that a setting names.
     *
     * @throws BadSetting where one of them is none
     */
    static List<AddressRange> setting(String name, List<String> texts) {
        return texts.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> {
                    try {
                        return of(text);
                    } catch (IllegalArgumentException e) {
                        throw new BadSetting(
                                name + " holds \"" + text + "\", which is no range of addresses.",
                                "Give ranges such as 10.20.0.0/16 or fd12:3456::/32 with commas between them, or leave it out.");
                    }
                })
                .toList();
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
