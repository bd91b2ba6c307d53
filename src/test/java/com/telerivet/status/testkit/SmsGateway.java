package com.telerivet.status.testkit;

/** The API that SMS go through, for the whole test run; it takes every message. */
public final class SmsGateway {

    public static final String KEY = "testkey";
    public static final String HOOK_SECRET = "hook-secret-of-the-tests";
    public static final String PROJECT = "PJtest";

    private static final Endpoint SERVER = new Endpoint();

    private SmsGateway() {}

    public static String url() {
        return SERVER.url("");
    }

    /** The next message that nobody has taken away. */
    public static Endpoint.Call await() {
        return SERVER.await("/v1/projects/" + PROJECT + "/messages/send");
    }
}
