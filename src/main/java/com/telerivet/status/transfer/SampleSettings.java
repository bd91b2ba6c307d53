package com.telerivet.status.transfer;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the first start.
 *
 * @param sample whether an empty database is filled with Telerivet's sample page
 */
@ConfigurationProperties("status")
public record SampleSettings(boolean sample) {}
