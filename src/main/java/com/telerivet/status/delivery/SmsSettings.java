package com.telerivet.status.delivery;

import com.telerivet.status.platform.BadSetting;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of SMS, which go through Telerivet's REST API.
 *
 * @param apiKey without one there is no SMS
 * @param project the id of the project that sends
 * @param baseUrl where the API is, without a slash at its end
 * @param mostPerDay how many messages this instance sends in a day at most, since each costs money
 */
@ConfigurationProperties("status.sms")
public record SmsSettings(
        @DefaultValue("") String apiKey,
        @DefaultValue("") String project,
        @DefaultValue("https://api.telerivet.com") String baseUrl,
        @DefaultValue("2000") int mostPerDay) {

    public SmsSettings {
        apiKey = apiKey.strip();
        project = project.strip();
        if (apiKey.isEmpty() != project.isEmpty()
                || !project.matches("[A-Za-z0-9_-]*")
                || !apiKey.matches("[!-9;-~]*")) {
            throw new BadSetting(
                    "STATUS_SMS_API_KEY and STATUS_SMS_PROJECT are not a key and a project's id of Telerivet.",
                    "Give both, as the developer page of Telerivet shows them, or leave both out for no SMS.");
        }
        if (mostPerDay < 1 || mostPerDay > 1_000_000) {
            throw new BadSetting(
                    "STATUS_SMS_MOST_PER_DAY is " + mostPerDay + ", which is not between 1 and 1000000.",
                    "Give a number from 1 to 1000000, or leave it out for 2000.");
        }
        if (!baseUrl.matches("https?://[^/?#@\\s]+(/[^?#\\s]*[^/?#\\s])?")) {
            throw new BadSetting(
                    "STATUS_SMS_BASE_URL is \"" + baseUrl + "\", which is not the address of an API.",
                    "Give an address such as https://api.telerivet.com, or leave it out.");
        }
    }

    public boolean isSet() {
        return !apiKey.isEmpty();
    }

    public URI messages() {
        return URI.create(baseUrl + "/v1/projects/" + project + "/messages/send");
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "SmsSettings of " + baseUrl;
    }
}
