package com.telerivet.status.subscriber;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of chats.
 *
 * @param hosts hosts of chats that take Slack's, Teams' or Discord's messages without being theirs, such as a Mattermost
 */
@ConfigurationProperties("status.subscriber.chat")
public record ChatSettings(@DefaultValue("") List<String> hosts) {

    public ChatSettings {
        hosts = hosts.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .toList();
    }
}
