package com.telerivet.status.publication;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Open pages that hear of changes at once.
 *
 * @param readers how many of them at a time, on this instance; the others ask every half minute. 0 switches it off
 * @param readersPerClient how many of them one address may be
 */
@Validated
@ConfigurationProperties("status.live")
record LiveSettings(
        @DefaultValue("2000") @Min(0) @Max(100_000) int readers,
        @DefaultValue("20") @Min(1) @Max(100_000) int readersPerClient) {}
