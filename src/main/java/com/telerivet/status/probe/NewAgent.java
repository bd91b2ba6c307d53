package com.telerivet.status.probe;

import com.telerivet.status.platform.SecretToken;

/** An agent that was just made, or given a new token: the only time that its token is known. */
public record NewAgent(ProbeAgent agent, SecretToken token) {}
