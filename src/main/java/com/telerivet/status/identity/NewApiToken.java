package com.telerivet.status.identity;

import com.telerivet.status.platform.SecretToken;

/** A token just made: the only time that its secret is there to be shown. */
public record NewApiToken(ApiTokenSummary token, SecretToken secret) {}
