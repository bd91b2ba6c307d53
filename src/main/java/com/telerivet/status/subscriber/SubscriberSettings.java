package com.telerivet.status.subscriber;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of subscriptions. They bound what a stranger can make the page send.
 *
 * @param signUpsPerClient how many sign-ups one client address may try in an hour
 * @param mailsPerAddress how many confirmations one address is sent at once; one more each eight hours. One that has
 *     agreed before is asked about four times as many incidents, one more each hour
 * @param mostPending how many subscriptions may wait for their confirmation at the same time; one more and the oldest is
 *     forgotten
 * @param confirmWithin how long a confirmation link works
 */
@ConfigurationProperties("status.subscriber")
public record SubscriberSettings(
        @DefaultValue("30") int signUpsPerClient,
        @DefaultValue("3") int mailsPerAddress,
        @DefaultValue("10000") int mostPending,
        @DefaultValue("7d") Duration confirmWithin) {}
