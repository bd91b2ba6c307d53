package com.telerivet.status.notification;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of what subscribers are told.
 *
 * @param newestOnly who still waits for an incident's earlier entry when the next one is posted gets the newer one only,
 *     which tells the earlier ones below
 */
@ConfigurationProperties("status.notification")
record NotificationSettings(@DefaultValue("true") boolean newestOnly) {}
