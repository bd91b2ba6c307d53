package com.telerivet.status.publication;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Answers on the public port with the documents of the last run, from the program's first moment until Tomcat opens:
 * putting the program together takes longer than most readers wait. Every answer is the last of its connection, so that
 * nobody talks on when the door is closed.
 */
final class EarlyDoor implements AutoCloseable {

    private static final String MANAGEMENT = "/v1/";
    private static final int READERS_AT_ONCE = 16;

    /** As in the settings of the door that opens after it. */
    private static final int MOST_WAITING = 4_096;

    private final Map<String, PublishedDocument> documents;
    private final AcceptedEncodings encodings = new AcceptedEncodings();
    private final HttpServer server;
    private final ExecutorService readers;

    private EarlyDoor(HttpServer server, Map<String, PublishedDocument> documents) {
        this.documents = documents;
        this.server = server;
        this.readers = Executors.newFixedThreadPool(READERS_AT_ONCE, work -> {
            Thread thread = new Thread(work, "early");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(readers);
        server.createContext("/", this::answer);
    }

    /** Throws what keeps it from the port, for example another program there. */
    static EarlyDoor open(InetSocketAddress address, Map<String, PublishedDocument> documents) throws IOException {
        EarlyDoor door = new EarlyDoor(HttpServer.create(address, MOST_WAITING), documents);
        door.server.start();
        return door;
    }

    @Override
    public void close() {
        server.stop(0);
        readers.shutdown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Connection", "close");
            String path = exchange.getRequestURI().getRawPath();
            String key = PublishedSiteValve.key(path, exchange.getRequestURI()::getRawQuery);
            PublishedDocument text = path.equals("/") && isTerminal(exchange) ? documents.get(Terminals.TEXT) : null;
            PublishedDocument document = key.equals(RenderedDocument.NOT_FOUND) ? null : documents.get(key);
            boolean isRead = exchange.getRequestMethod().equals("GET") || isHead(exchange);
            if (!isRead || document == null) {
                notReady(exchange, path);
            } else if (text != null) {
                sendOnly(exchange, text);
            } else {
                send(exchange, document);
            }
        }
    }

    private static boolean isTerminal(HttpExchange exchange) {
        return Terminals.isOne(header(exchange, "User-Agent"), header(exchange, "Accept"));
    }

    private static void sendOnly(HttpExchange exchange, PublishedDocument document) throws IOException {
        DocumentResponse.COMMON.forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Cache-Control", DocumentResponse.FOR_ONE_READER);
        exchange.getResponseHeaders().set("Content-Type", document.contentType());
        write(exchange, 200, document.identity());
    }

    private void send(HttpExchange exchange, PublishedDocument document) throws IOException {
        DocumentForm form = document.form(encodings.of(header(exchange, "Accept-Encoding")));
        form.addHeaders(exchange.getResponseHeaders()::set);
        String known = header(exchange, "If-None-Match");
        if (known != null && DocumentResponse.names(known, document)) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", document.contentType());
        write(exchange, 200, form.body());
    }

    /** As the page and the management API will say it; scripts of other pages may read what the page says, only. */
    private static void notReady(HttpExchange exchange, String path) throws IOException {
        boolean isManagement = path.startsWith(MANAGEMENT);
        boolean forPrograms = isManagement || PublishedSiteValve.isForPrograms(path);
        if (!isManagement) {
            DocumentResponse.COMMON.forEach(exchange.getResponseHeaders()::set);
        }
        DocumentResponse.NOT_READY.forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Content-Type", forPrograms ? RenderedDocument.JSON : DocumentResponse.TEXT);
        write(exchange, 503, DocumentResponse.later(forPrograms, DocumentResponse.STARTING));
    }

    private static void write(HttpExchange exchange, int status, byte[] body) throws IOException {
        if (isHead(exchange)) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static boolean isHead(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("HEAD");
    }

    private static @Nullable String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }
}
