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
        allowed = allowed.stream().map(String::strip).filter(r -> !r.isEmpty()).toList();
        for (String range : allowed) {
            try {
                AddressRange.of(range);
            } catch (IllegalArgumentException e) {
                throw new BadSetting(
                        "STATUS_OUTBOUND_ALLOWED holds \"" + range + "\", which is no range of addresses.",
                        "Give ranges such as 10.20.0.0/16 or fd12:3456::/32 with commas between them, or leave it out.");
            }
        }
    }
}
