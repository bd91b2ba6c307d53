package com.telerivet.status.testkit;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** axe-core in a browser: a page is loaded once, and looked at in both themes. */
public final class Axe {

    private static final String VIOLATIONS =
            """
            options => axe.run(document, { resultTypes: ['violations'], ...options }).then(result =>
              result.violations.map(rule => rule.id + ' at ' + rule.nodes[0].html))
            """;

    private final String source;

    public Axe() {
        try (InputStream file = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            source = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page whose every document has axe in it from the beginning, and whose colours change at once. */
    public Page page(BrowserContext person) {
        person.addInitScript(source);
        Page page = person.newPage();
        emulate(page, ColorScheme.LIGHT);
        return page;
    }

    /** What is wrong with the page that is shown: every rule in light, and in dark those about colours. */
    public List<String> findings(Page page) {
        List<String> findings = new ArrayList<>(run(page, "{}"));
        emulate(page, ColorScheme.DARK);
        run(page, "{ runOnly: ['color-contrast', 'link-in-text-block'] }")
                .forEach(finding -> findings.add("in dark " + finding));
        emulate(page, ColorScheme.LIGHT);
        return findings;
    }

    /** What is wrong with a page whose colours were looked at in another language. */
    public List<String> findingsBesideColours(Page page) {
        return run(page, "{ rules: { 'color-contrast': { enabled: false } } }");
    }

    @SuppressWarnings("unchecked")
    private static List<String> run(Page page, String options) {
        return (List<String>) page.evaluate("(" + VIOLATIONS + ")(" + options + ")");
    }

    private static void emulate(Page page, ColorScheme theme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme).setReducedMotion(ReducedMotion.REDUCE));
    }
}
