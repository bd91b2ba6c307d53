package com.telerivet.status.metric.otlp;

/** A body that is no OTLP metrics request. */
public class MalformedOtlp extends RuntimeException {

    MalformedOtlp(String message, Throwable cause) {
        super(message, cause);
    }
}
