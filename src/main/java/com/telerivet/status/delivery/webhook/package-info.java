/** Requests to endpoints that subscribers gave: webhooks of programs, and the incoming webhooks of chats. */
@ApplicationModule(allowedDependencies = {"delivery", "platform"})
@NullMarked
package com.telerivet.status.delivery.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
