package com.telerivet.status.platform;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Hangs up on those who send what nobody wanted to read. The server would take the rest from the line at leisure, to
 * keep the connection, and wait for it as long as the client likes. It comes before every other valve, those that answer
 * by themselves among them.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnreadBodies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(new HangUp());
    }

    private static final class HangUp extends ValveBase {

        HangUp() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            getNext().invoke(request, response);
            org.apache.coyote.Request wire = request.getCoyoteRequest();
            if (wire.getContentLengthLong() == 0 || isRead(wire)) {
                return;
            }
            wire.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }

        private static boolean isRead(org.apache.coyote.Request wire) {
            AtomicBoolean isRead = new AtomicBoolean();
            wire.action(ActionCode.REQUEST_BODY_FULLY_READ, isRead);
            return isRead.get();
        }
    }
}
