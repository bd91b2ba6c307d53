package com.telerivet.status.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The system's Chromium, driven by Playwright. Where none is installed the tests that need it are skipped with a
 * sentence, except in CI, where that is a failure.
 */
public final class Browser implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** The first is Chromium without its windows: half as much work for the same pages. */
    private static final List<String> PROGRAMS = List.of(
            "/usr/bin/chromium-headless-shell",
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    public static Browser open() {
        Optional<Path> program =
                PROGRAMS.stream().map(Path::of).filter(Files::isExecutable).findFirst();
        if (program.isEmpty() && "true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("CI needs Chromium: install your system's package chromium-headless-shell");
        }
        assumeTrue(program.isPresent(), "skipped: no Chromium is installed, so no browser can be driven");
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Browser(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(program.get())
                                .setArgs(QUIET)));
    }

    /** A person with a browser of their own: cookies and storage are shared with nobody. */
    public BrowserContext person() {
        return chromium.newContext();
    }

    public BrowserContext person(com.microsoft.playwright.Browser.NewContextOptions options) {
        return chromium.newContext(options);
    }

    public Page page() {
        return person().newPage();
    }

    /** The desk's first screen, after this person has signed in at {@code base}, which ends with a slash. */
    public static Page signedIn(BrowserContext person, String base, String email, String password) {
        Page page = person.newPage();
        page.navigate(base + "admin/login");
        signIn(page, email, password);
        page.waitForURL(base + "admin");
        return page;
    }

    /** Fills in the sign-in form that the page shows. */
    public static void signIn(Page page, String email, String password) {
        page.locator("input[name=email]").fill(email);
        page.locator("input[name=password]").fill(password);
        page.keyboard().press("Enter");
    }

    @Override
    public void close() {
        playwright.close();
    }
}
