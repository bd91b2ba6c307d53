package com.telerivet.status.probe;

import java.time.Instant;
import java.util.List;

/**
 * What an agent is to do.
 *
 * @param now the page's time, by which the agent tells the time of what it sees
 * @param paused whether it has nothing to do until somebody lets it go on
 */
public record AgentChecks(Instant now, String name, boolean paused, List<AgentCheck> checks) {}
