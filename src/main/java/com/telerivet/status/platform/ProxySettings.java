package com.telerivet.status.platform;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of what stands between the visitors and this program.
 *
 * @param trusted ranges of addresses, such as {@code 127.0.0.1} or {@code 10.0.0.0/24}, of the operator's own proxies:
 *     what they say of who visits is believed
 */
@ConfigurationProperties("status.proxies")
public record ProxySettings(@DefaultValue("") List<String> trusted) {

    /** Refuses what is no range of addresses. */
    public ProxySettings {
        ranges(trusted);
    }

    List<AddressRange> ranges() {
        return ranges(trusted);
    }

    private static List<AddressRange> ranges(List<String> trusted) {
        return AddressRange.setting("STATUS_PROXIES_TRUSTED", trusted);
    }
}
