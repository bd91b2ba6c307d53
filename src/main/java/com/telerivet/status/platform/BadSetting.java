package com.telerivet.status.platform;

/** A setting that the program cannot start with: one sentence of what is wrong, one of what to do. */
public class BadSetting extends RuntimeException {

    private final String remedy;

    public BadSetting(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
