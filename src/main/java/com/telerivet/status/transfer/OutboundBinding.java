package com.telerivet.status.transfer;

import com.telerivet.status.platform.OutboundSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** The settings of requests to others, for a command that makes some. */
@EnableConfigurationProperties(OutboundSettings.class)
final class OutboundBinding {}
