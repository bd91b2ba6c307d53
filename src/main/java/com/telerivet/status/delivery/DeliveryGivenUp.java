package com.telerivet.status.delivery;

/**
 * A delivery was tried for as long as its channel tries, and did not get through.
 *
 * @param reason of the last attempt
 */
public record DeliveryGivenUp(String channel, String address, String reason) {}
