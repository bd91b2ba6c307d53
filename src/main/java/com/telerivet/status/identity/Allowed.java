package com.telerivet.status.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The least role that may use a controller's routes below {@code /admin}; on a method it overrides what its class says.
 * A route without this or {@link AllowedToAnybody} lets nobody in but administrators, and fails the role matrix test.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Allowed {

    Role value();
}
