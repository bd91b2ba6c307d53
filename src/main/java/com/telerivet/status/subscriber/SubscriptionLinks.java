package com.telerivet.status.subscriber;

/** The links that stand in a mail to one subscriber. They are secrets: who has one can do what it says. */
public record SubscriptionLinks(String confirm, String preferences, String unsubscribe) {}
