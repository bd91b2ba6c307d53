package com.telerivet.status.publication;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Answers every request for a published document before anything else of the application sees it: no session, no
 * database, no template. All other requests go on.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PublishedSiteFilter extends HttpFilter {

    private static final String FEED = "/api/v2/";
    private static final int LONGEST_PAGE_NUMBER = 4;

    private final transient SiteStore site;
    private final transient StaticAssets assets;

    PublishedSiteFilter(SiteStore site, StaticAssets assets) {
        this.site = site;
        this.assets = assets;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI();
        boolean isFeed = path.startsWith(FEED);
        Optional<PublishedDocument> document = find(request, path);
        if (document.isPresent()) {
            answer(new DocumentResponse(request, response), document.get(), isFeed);
        } else if (isFeed || path.startsWith("/incidents/") || path.startsWith("/metrics/") || path.equals("/")) {
            absent(new DocumentResponse(request, response), path);
        } else {
            chain.doFilter(request, response);
        }
    }

    private Optional<PublishedDocument> find(HttpServletRequest request, String path) {
        if (path.startsWith(StaticAssets.PREFIX)) {
            return assets.find(path);
        }
        if (path.equals(RenderedDocument.NOT_FOUND)) {
            return Optional.empty();
        }
        return site.find(path.equals("/history") ? path + pageNumber(request.getQueryString()) : path);
    }

    private void answer(DocumentResponse response, PublishedDocument document, boolean isFeed) throws IOException {
        if (response.isRead()) {
            response.send(document);
        } else {
            response.refuseMethod(isFeed);
        }
    }

    private void absent(DocumentResponse response, String path) throws IOException {
        if (site.isEmpty() || site.offers(path)) {
            response.notReady();
        } else if (path.startsWith(FEED) || path.endsWith(".json")) {
            response.notFoundJson();
        } else {
            response.notFound(site.find(RenderedDocument.NOT_FOUND));
        }
    }

    /** The only query that names a document of its own is a history page; anything else is ignored. */
    private static String pageNumber(String query) {
        if (query == null || !query.startsWith("page=")) {
            return "";
        }
        String digits = query.substring("page=".length()).split("&", 2)[0];
        boolean isNumber = digits.length() <= LONGEST_PAGE_NUMBER && digits.matches("[1-9][0-9]*");
        return isNumber && !digits.equals("1") ? "?page=" + digits : "";
    }
}
