/** The public page in HTML: a snapshot in, ready documents out, without a clock, a database or a request. */
@ApplicationModule(
        allowedDependencies = {
            "publication",
            "publication.picture",
            "component",
            "delivery",
            "incident",
            "metric",
            "page",
            "platform",
            "probe"
        })
@NullMarked
package com.telerivet.status.publication.html;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
