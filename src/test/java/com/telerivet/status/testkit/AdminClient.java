package com.telerivet.status.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;

/** Somebody at the incident desk, with a browser that runs no script: pages, forms and cookies over real HTTP. */
public final class AdminClient {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final URI base;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    private AdminClient(URI base) {
        this.base = base;
    }

    /** Somebody who has not signed in. */
    public static AdminClient stranger(Environment app) {
        return new AdminClient(URI.create("http://127.0.0.1:" + app.getProperty("server.port")));
    }

    /** Ada, signed in. */
    public static AdminClient ada(Environment app) {
        AdminClient ada = stranger(app);
        HttpResponse<String> answer = ada.signIn(AppTest.ADA, AppTest.ADAS_PASSWORD);
        if (!location(answer).startsWith("/admin")) {
            throw new AssertionError("Ada could not sign in: " + answer.statusCode() + "\n" + answer.body());
        }
        return ada;
    }

    public HttpResponse<String> signIn(String email, String password) {
        Form form = Form.of(get("/admin/login").body(), "/admin/login");
        return post(form.with("email", email).with("password", password));
    }

    /** Asks for a page, as the browser's address line would; redirects are answers too. */
    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).GET());
    }

    /** The page, which must be there. */
    public String page(String path) {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answers " + answer.statusCode() + "\n" + answer.body());
        }
        return answer.body();
    }

    /** The form of the page at {@code path} that is posted to {@code action}. */
    public Form form(String path, String action) {
        return Form.of(page(path), action);
    }

    public HttpResponse<String> post(Form form) {
        return post(form.action(), form.encoded());
    }

    public HttpResponse<String> post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** Sends a form with a file, whole as the browser writes it. */
    public HttpResponse<String> multipart(String path, String boundary, String body) {
        return send(HttpRequest.newBuilder(base.resolve(path))
                .headers("Content-Type", "multipart/form-data; boundary=" + boundary, "X-XSRF-TOKEN", csrfToken())
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The token that every form of the desk carries, as a script would send it in the header X-XSRF-TOKEN. */
    public String csrfToken() {
        String page = cookie("status_session") == null ? page("/admin/login") : page("/admin");
        Matcher token = CSRF.matcher(page);
        if (!token.find()) {
            throw new AssertionError("this page carries no token:\n" + page);
        }
        return token.group(1);
    }

    /** The value of a cookie, or null. */
    public String cookie(String name) {
        List<HttpCookie> all = cookies.getCookieStore().getCookies();
        return all.stream()
                .filter(c -> c.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Where an answer sends its reader; empty where it does not. */
    public static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
