/** Asks Prometheus servers for the figures of metrics. */
@NamedInterface("prometheus")
@NullMarked
package com.telerivet.status.metric.prometheus;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
