package com.telerivet.status.delivery;

/** What came back after a message had been taken over. */
public enum Returned {
    /** There is no such address, or it takes nothing any more. */
    GONE,
    /** This message did not arrive; another one may. */
    NOT_DELIVERED,
    /** It arrived, and whoever got it called it spam. */
    COMPLAINT
}
