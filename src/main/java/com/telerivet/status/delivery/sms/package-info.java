/** Deliveries by SMS, through Telerivet's REST API. */
@ApplicationModule(allowedDependencies = {"delivery", "platform"})
@NullMarked
package com.telerivet.status.delivery.sms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
