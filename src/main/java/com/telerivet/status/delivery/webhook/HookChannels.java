package com.telerivet.status.delivery.webhook;

import com.telerivet.status.delivery.Channel;
import com.telerivet.status.platform.OutboundHttp;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The channels that are requests to an endpoint of the subscriber's. They differ in what the message says only. */
@Configuration(proxyBeanMethods = false)
class HookChannels {

    @Bean
    Channel webhookChannel(OutboundHttp http, Clock clock) {
        return new HookChannel("webhook", http, clock);
    }

    @Bean
    Channel slackChannel(OutboundHttp http, Clock clock) {
        return new HookChannel("slack", http, clock);
    }

    @Bean
    Channel teamsChannel(OutboundHttp http, Clock clock) {
        return new HookChannel("teams", http, clock);
    }

    @Bean
    Channel discordChannel(OutboundHttp http, Clock clock) {
        return new HookChannel("discord", http, clock);
    }
}
