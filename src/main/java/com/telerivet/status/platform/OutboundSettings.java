package com.telerivet.status.platform;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of what this program sends to others by HTTP.
 *
 * @param allowed ranges of addresses, such as {@code 10.20.0.0/16}, to which requests may go although a stranger chose
 *     the target; without them only public addresses
 */
@ConfigurationProperties("status.outbound")
public record OutboundSettings(@DefaultValue("") List<String> allowed) {

    public OutboundSettings {
        ranges(allowed);
    }

    List<AddressRange> ranges() {
        return ranges(allowed);
    }

    private static List<AddressRange> ranges(List<String> allowed) {
        return AddressRange.setting("STATUS_OUTBOUND_ALLOWED", allowed);
    }
}
