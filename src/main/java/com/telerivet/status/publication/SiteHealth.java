package com.telerivet.status.publication;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Whether there is a site to show, be it the last that was known: part of readiness, because a proxy must go on sending
 * readers to an instance whose database is away, but not to one that has nothing to show yet.
 */
@Component("site")
class SiteHealth implements HealthIndicator {

    private final SiteStore site;

    SiteHealth(SiteStore site) {
        this.site = site;
    }

    @Override
    public Health health() {
        return site.hasFrontPage() ? Health.up().build() : Health.outOfService().build();
    }
}
