package com.telerivet.status.delivery;

/** The other side says that this address is not there any more and will not come back. */
public record AddressGone(String channel, String address) {}
