package com.telerivet.status.delivery;

import com.telerivet.status.platform.BadSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the sending engine.
 *
 * @param senders how many deliveries this instance sends at the same time, 0 to 32; 0 leaves the sending to others
 * @param batch how many a sender claims at once at most; it begins with few and learns
 * @param lease how long a claim holds after its sender has died
 * @param poll how often the queue is looked at when nothing wakes the senders
 * @param suspendAfter how many refusals of an address end the writing to it, 1 to 100
 * @param giveUpAfter how long a delivery is tried before it counts as refused
 */
@ConfigurationProperties("status.delivery")
public record DeliverySettings(
        @DefaultValue("8") int senders,
        @DefaultValue("200") int batch,
        @DefaultValue("20s") Duration lease,
        @DefaultValue("2s") Duration poll,
        @DefaultValue("2d") Duration giveUpAfter,
        @DefaultValue("3") int suspendAfter) {

    public DeliverySettings {
        if (senders < 0 || senders > 32) {
            throw new BadSetting(
                    "STATUS_DELIVERY_SENDERS is " + senders + ", which is not between 0 and 32.",
                    "Give a number from 0 to 32, or leave it out for 8.");
        }
        if (batch < 1 || batch > 1000) {
            throw new BadSetting(
                    "STATUS_DELIVERY_BATCH is " + batch + ", which is not between 1 and 1000.",
                    "Give a number from 1 to 1000, or leave it out for 200.");
        }
        if (suspendAfter < 1 || suspendAfter > 100) {
            throw new BadSetting(
                    "STATUS_DELIVERY_SUSPENDAFTER is " + suspendAfter + ", which is not between 1 and 100.",
                    "Give a number from 1 to 100, or leave it out for 3.");
        }
    }
}
