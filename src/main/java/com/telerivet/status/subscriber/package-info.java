/** Subscriptions: opt-in, preferences, unsubscribing, and the public pages for them. */
@ApplicationModule(allowedDependencies = {"component", "delivery", "incident", "page", "platform"})
@NullMarked
package com.telerivet.status.subscriber;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
