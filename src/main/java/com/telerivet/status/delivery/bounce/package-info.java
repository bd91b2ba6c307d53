/** What comes back of mails: signed return addresses, a mailbox and a hook that hear of bounces and complaints. */
@ApplicationModule(allowedDependencies = {"delivery", "platform"})
@NullMarked
package com.telerivet.status.delivery.bounce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
