package com.telerivet.status.publication;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;

/**
 * Answers every request for a published document before anything else of the application sees it: no filter, no
 * session, no database, no template. All other requests go on.
 */
class PublishedSiteValve extends ValveBase {

    private static final String FEED = "/api/v2/";
    private static final String CHARTS = "/metrics/";

    /** Where clients of Statuspage look for the data of charts. */
    private static final String CHARTS_ELSEWHERE = "/metrics-display/";

    private static final List<String> APPLICATION =
            List.of("/admin", "/subscri", "/unsubscribe", "/v1", "/v3/", "/swagger-ui", "/assets/", "/error");
    private static final String BADGE = "/badge.svg";
    private static final String HISTORY = "/history";
    private static final int LANGUAGE_LENGTH = "/es".length();
    private static final Pattern LANGUAGE = Pattern.compile("/[a-z]{2}");
    private static final String PAGE = "page=";
    private static final int LONGEST_PAGE_NUMBER = 4;

    private final SiteStore site;
    private final StaticAssets assets;
    private final LiveReaders live;
    private final Searches searches;

    PublishedSiteValve(SiteStore site, StaticAssets assets, LiveReaders live, Searches searches) {
        super(true);
        this.live = live;
        this.site = site;
        this.assets = assets;
        this.searches = searches;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        String path = request.getRequestURI();
        boolean isFeed = (path + "/").startsWith(FEED);
        if (path.equals(LiveReaders.PATH)) {
            followed(request, response);
            return;
        }
        if (Searches.isOne(path)) {
            searches.answer(request, response);
            return;
        }
        if (path.equals("/")
                && Terminals.isOne(request)
                && site.find(Terminals.TEXT).isPresent()) {
            new DocumentResponse(request, response)
                    .sendOnly(site.find(Terminals.TEXT).get());
            return;
        }
        String key = key(path, request::getQueryString);
        Optional<PublishedDocument> document = find(key);
        if (document.isPresent()) {
            answer(new DocumentResponse(request, response), document.get(), isFeed);
        } else if (isFeed || isOfTheSite(path) || (isUnknown(key) && !isOfTheApplication(path))) {
            absent(new DocumentResponse(request, response), key);
        } else {
            getNext().invoke(request, response);
        }
    }

    /** Where there are documents only: what is not among them is nowhere, in no language. */
    private static boolean isOfTheSite(String path) {
        boolean inLanguage = path.indexOf('/', 1) == LANGUAGE_LENGTH && isLanguage(path.substring(0, LANGUAGE_LENGTH));
        return inLanguage
                || path.startsWith("/incidents/")
                || path.startsWith(CHARTS)
                || path.startsWith(CHARTS_ELSEWHERE)
                || path.equals("/")
                || path.equals(BADGE);
    }

    /** Where errors are JSON, too. */
    static boolean isForPrograms(String path) {
        return (path + "/").startsWith(FEED) || path.endsWith(".json");
    }

    private boolean isUnknown(String key) {
        return site.isEmpty() || site.offers(key);
    }

    /** Before the first rendering it is not known which documents there will be; these paths are none for sure. */
    private static boolean isOfTheApplication(String path) {
        return APPLICATION.stream().anyMatch(path::startsWith);
    }

    private void followed(Request request, Response response) throws IOException {
        if (request.isAsync()) {
            return; // a line that broke is reported here a second time, and there is nobody left to tell
        }
        if (request.getMethod().equals("GET")) {
            live.admit(request, response);
        } else {
            new DocumentResponse(request, response).refuseMethod(false);
        }
    }

    private Optional<PublishedDocument> find(String key) {
        if (key.startsWith(StaticAssets.PREFIX)) {
            return assets.find(key).or(() -> site.find(key)); // a page of the last run may want what was there then
        }
        return key.endsWith(RenderedDocument.NOT_FOUND) ? Optional.empty() : site.find(key);
    }

    /** Under which {@link SiteStore} knows what is asked for. A query that counts for nothing is not even made a string. */
    static String key(String path, Supplier<@Nullable String> query) {
        if (path.equals(BADGE)) {
            return path + component(query.get());
        }
        if (path.endsWith(HISTORY) && (path.equals(HISTORY) || isLanguage(path.substring(0, path.lastIndexOf('/'))))) {
            return path + pageNumber(query.get());
        }
        if (path.startsWith(CHARTS_ELSEWHERE)) {
            return CHARTS + path.substring(CHARTS_ELSEWHERE.length());
        }
        return isLanguage(path) ? path + "/" : path;
    }

    private static boolean isLanguage(String path) {
        return path.length() == LANGUAGE_LENGTH && LANGUAGE.matcher(path).matches();
    }

    private static void answer(DocumentResponse response, PublishedDocument document, boolean isFeed)
            throws IOException {
        if (response.isRead()) {
            response.send(document);
        } else {
            response.refuseMethod(isFeed);
        }
    }

    private void absent(DocumentResponse response, String path) throws IOException {
        if (site.isEmpty()) {
            response.notReady(isForPrograms(path));
        } else if (site.offers(path)) {
            response.notKnown(isForPrograms(path));
        } else if (isForPrograms(path)) {
            response.notFoundJson();
        } else {
            String language = path.substring(0, Math.min(LANGUAGE_LENGTH, path.length()));
            response.notFound(
                    site.find(language + RenderedDocument.NOT_FOUND).or(() -> site.find(RenderedDocument.NOT_FOUND)));
        }
    }

    /** A badge of a component that does not exist is none: the whole page's would tell something else. */
    private static String component(@Nullable String query) {
        int at = query == null ? -1 : ("&" + query).indexOf("&component=");
        return query == null || at < 0 ? "" : "?" + query.substring(at).split("&", 2)[0];
    }

    /** Beside a badge's component a history page is the only query that counts; anything else is ignored. */
    private static String pageNumber(@Nullable String query) {
        int at = query == null ? -1 : pageAt(query);
        if (query == null || at < 0) {
            return "";
        }
        String digits = query.substring(at + PAGE.length()).split("&", 2)[0];
        boolean isNumber = digits.length() <= LONGEST_PAGE_NUMBER && digits.matches("[1-9][0-9]*");
        return isNumber && !digits.equals("1") ? "?page=" + digits : "";
    }

    /** Links from elsewhere put words of their own before it; most queries name no page and cost no object. */
    private static int pageAt(String query) {
        int at = query.indexOf(PAGE);
        while (at > 0 && query.charAt(at - 1) != '&') {
            at = query.indexOf(PAGE, at + 1);
        }
        return at;
    }
}
