package com.telerivet.status.platform;

import java.util.HashMap;
import java.util.Map;

/** So many at the same time of one client, and so many in all. */
final class Seats {

    private final int ofAClient;
    private final int inAll;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    Seats(int ofAClient, int inAll) {
        this.ofAClient = ofAClient;
        this.inAll = inAll;
    }

    /** Whether there was a seat; who got one must {@link #leave} it. */
    synchronized boolean take(String client) {
        if (all == inAll || taken.getOrDefault(client, 0) == ofAClient) {
            return false;
        }
        taken.merge(client, 1, Integer::sum);
        all++;
        return true;
    }

    synchronized void leave(String client) {
        taken.computeIfPresent(client, (c, seats) -> seats == 1 ? null : seats - 1);
        all--;
    }
}
