package com.telerivet.status.subscriber;

/** A limit on sign-ups is reached, whoever's the address is; later it works again. */
public class TooManySignUps extends RuntimeException {

    TooManySignUps(String message) {
        super(message);
    }
}
