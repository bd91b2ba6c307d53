package com.telerivet.status.page;

/** A setting of the page that cannot be; the message is a sentence for the person who asked for it. */
public class PageRejected extends RuntimeException {

    private final String field;

    PageRejected(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The part of the request that is at fault: {@code name}, {@code brand}, {@code footerLinks} and so on. */
    public String field() {
        return field;
    }
}
