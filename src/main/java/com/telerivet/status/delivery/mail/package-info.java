/** Deliveries by mail: over SMTP through one of several relays, or into files where no relay is set. */
@ApplicationModule(allowedDependencies = {"delivery", "delivery.bounce", "page", "platform"})
@NullMarked
package com.telerivet.status.delivery.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
