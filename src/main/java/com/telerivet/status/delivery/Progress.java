package com.telerivet.status.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How far the deliveries about one subject are.
 *
 * @param perSecond how many were finished each second of late
 */
public record Progress(List<ChannelCounts> channels, double perSecond) {

    /** One channel's part. */
    public record ChannelCounts(
            String channel,
            long queued,
            long sent,
            long refused,
            long cancelled,
            long suppressed,
            long bounced,
            long retried) {

        public long all() {
            return queued + sent + refused + cancelled + suppressed + bounced;
        }
    }

    public long queued() {
        return channels.stream().mapToLong(ChannelCounts::queued).sum();
    }

    public long refused() {
        return channels.stream().mapToLong(ChannelCounts::refused).sum();
    }

    public long all() {
        return channels.stream().mapToLong(ChannelCounts::all).sum();
    }

    /** How long what waits will take at the present rate; empty where that cannot be told. */
    public Optional<Duration> left() {
        return perSecond <= 0 || queued() == 0
                ? Optional.empty()
                : Optional.of(Duration.ofSeconds(Math.round(Math.ceil(queued() / perSecond))));
    }
}
