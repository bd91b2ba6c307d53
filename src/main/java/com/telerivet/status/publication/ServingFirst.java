package com.telerivet.status.publication;

import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Puts the published site in front of the application, and lets Tomcat hand a whole document to the network at once.
 * With its default of 8 KB a page takes several writes, which costs a third of the throughput and most of the slow
 * tail.
 */
@Component
class ServingFirst implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final SiteStore site;
    private final StaticAssets assets;
    private final LiveReaders live;
    private final Searches searches;
    private final @Nullable LastRun lastRun;

    ServingFirst(
            SiteStore site, StaticAssets assets, LiveReaders live, Searches searches, ObjectProvider<LastRun> lastRun) {
        this.live = live;
        this.searches = searches;
        this.site = site;
        this.assets = assets;
        this.lastRun = lastRun.getIfAvailable();
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new PublishedSiteValve(site, assets, live, searches));
        factory.addConnectorCustomizers(connector -> {
            connector.setProperty("maxKeepAliveRequests", "-1");
            live.watch(connector);
            if (lastRun != null) {
                connector.addLifecycleListener(event -> closeDoor(event, lastRun));
            }
        });
        if (lastRun != null) {
            site.beginWith(lastRun.documents());
        }
    }

    private static void closeDoor(LifecycleEvent event, LastRun lastRun) {
        if (event.getType().equals(Lifecycle.BEFORE_START_EVENT)) {
            lastRun.closeDoor();
        }
    }
}
