package com.telerivet.status.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What makes an incident a planned maintenance.
 *
 * @param remindedAt when subscribers were reminded of the start that is planned now
 * @param cancelledAt when it was called off; its status is then {@code COMPLETED}, for the APIs know no other word
 */
public record Maintenance(MaintenancePlan plan, @Nullable Instant remindedAt, @Nullable Instant cancelledAt) {

    public boolean isCancelled() {
        return cancelledAt != null;
    }
}
