package com.telerivet.status.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Browser;
import com.telerivet.status.testkit.Site;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A phone: a finger is lifted before anybody reads what it chose. */
@AppTest
@TestPropertySource(properties = "status.sample=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FingerTests {

    @LocalServerPort
    private int port;

    private Browser browser;

    @BeforeAll
    void open() {
        browser = Browser.open();
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @Test
    void aDayThatWasTouchedIsToldUntilSomethingElseIsTouched() {
        new Site(port).textWhen("/", page -> page.contains("data-day-bars"));
        Page page = browser.person(new NewContextOptions()
                        .setViewportSize(360, 740)
                        .setHasTouch(true)
                        .setIsMobile(true))
                .newPage();
        page.navigate("http://localhost:" + port + "/");
        Locator bars = page.locator(".days-window:has([role=slider])").first();
        Locator tip = page.locator(".days-tip");

        touch(page, bars, 0.985);
        assertThat(tip).isVisible();
        assertThat(tip).hasText(day(bars, 90));
        touch(page, bars, 0.015);
        assertThat(tip).hasText(day(bars, 61));
        touch(page, page.locator("h1"), 0.5);
        assertThat(tip).isHidden();
    }

    /** What is told of a day, the oldest of ninety being the first; a phone shows the last thirty. */
    private static String day(Locator bars, int number) {
        return bars.locator("[data-text]").nth(number - 1).getAttribute("data-text");
    }

    private static void touch(Page page, Locator what, double place) {
        BoundingBox box = what.boundingBox();
        page.touchscreen().tap(box.x + box.width * place, box.y + box.height / 2);
    }
}
