package com.telerivet.status.delivery;

/** Which deliveries go first when many wait. The number is what the queue keeps. */
public enum Lane {
    /** What people wait for in an outage. */
    URGENT(1),
    /** What somebody has just asked for, such as a confirmation. */
    ASKED(2),
    /** What can wait. */
    LATER(3);

    private final int number;

    Lane(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
