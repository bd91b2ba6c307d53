package com.telerivet.status.probe.agent;

/** Why the page took or told nothing, in a sentence. */
class ServerTrouble extends RuntimeException {

    private final boolean isTokenRefused;

    ServerTrouble(String sentence, boolean isTokenRefused) {
        super(sentence);
        this.isTokenRefused = isTokenRefused;
    }

    /** Whether trying again is of no use before a person has done something. */
    boolean isTokenRefused() {
        return isTokenRefused;
    }
}
