package com.telerivet.status.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;

/** How somebody works a page: with a pointer, or with nothing but the keys. It counts what it takes. */
public abstract class Hand {

    protected final Page page;
    private int interactions;
    private int steps;

    protected Hand(Page page) {
        this.page = page;
    }

    public static Hand pointing(Page page) {
        return new Pointer(page);
    }

    public static Hand typing(Page page) {
        return new Keys(page);
    }

    /** Follows a link, or presses a button. */
    public abstract void press(Locator what);

    /** Replaces what a field holds. */
    public abstract void write(Locator field, String text);

    /** @param words of the option, from its beginning */
    public abstract void choose(Locator list, String words);

    /** Takes one of several radio buttons, or ticks a box. */
    public abstract void tick(Locator box);

    /** @param at for example {@code 2040-01-11T02:00}, in the morning */
    public abstract void date(Locator field, String at);

    /** Goes past what stands at the top of every page. */
    public abstract void skip();

    /** Sends the form that was just written in. */
    public abstract void send(Locator button);

    /** Clicks, choices, and keys that set something off; typing and stepping are not among them. */
    public int interactions() {
        return interactions;
    }

    /** How often Tab was pressed. */
    public int steps() {
        return steps;
    }

    protected void stepped() {
        steps++;
    }

    protected void acted() {
        interactions++;
    }

    private static final class Pointer extends Hand {

        Pointer(Page page) {
            super(page);
        }

        @Override
        public void press(Locator what) {
            what.click();
            acted();
        }

        @Override
        public void write(Locator field, String text) {
            field.fill(text);
        }

        @Override
        public void choose(Locator list, String words) {
            list.selectOption(new SelectOption().setLabel(words));
            acted();
        }

        @Override
        public void tick(Locator box) {
            box.check();
            acted();
        }

        @Override
        public void date(Locator field, String at) {
            field.fill(at);
        }

        @Override
        public void skip() {
            page.locator("main").waitFor();
        }

        @Override
        public void send(Locator button) {
            press(button);
        }
    }

    private static final class Keys extends Hand {

        private static final int LONGEST_WALK = 120;
        private static final String HAS_FOCUS = "e => e === document.activeElement";
        private static final String SHOWS_FOCUS =
                """
                e => e.matches(':focus-visible') && [e, e.closest('label')].some(shown => shown &&
                  getComputedStyle(shown).outlineStyle !== 'none' && parseFloat(getComputedStyle(shown).outlineWidth) > 1)
                """;

        Keys(Page page) {
            super(page);
        }

        @Override
        public void press(Locator what) {
            reach(what);
            act("Enter");
        }

        @Override
        public void write(Locator field, String text) {
            reach(field);
            page.keyboard().press("Control+A");
            page.keyboard().type(text);
        }

        @Override
        public void choose(Locator list, String words) {
            reach(list);
            page.keyboard().type(words);
            acted();
        }

        @Override
        public void tick(Locator box) {
            reach(box);
            act("Space");
        }

        @Override
        public void date(Locator field, String at) {
            reach(field);
            page.keyboard().type(at.substring(5, 7) + at.substring(8, 10) + at.substring(0, 4));
            page.keyboard().press("ArrowRight");
            page.keyboard().type(at.substring(11, 13) + at.substring(14) + "AM");
            assertThat(field.inputValue()).isEqualTo(at);
        }

        @Override
        public void skip() {
            press(page.locator("a.skip"));
        }

        @Override
        public void send(Locator button) {
            if (button.getAttribute("aria-keyshortcuts") != null) {
                act("Control+Enter");
            } else {
                press(button);
            }
        }

        private void act(String key) {
            page.keyboard().press(key);
            acted();
        }

        private void reach(Locator what) {
            what.waitFor();
            for (int i = 0; i < LONGEST_WALK; i++) {
                if (Boolean.TRUE.equals(what.evaluate(HAS_FOCUS))) {
                    assertThat(what.evaluate(SHOWS_FOCUS))
                            .as("one sees where one is: " + what)
                            .isEqualTo(true);
                    return;
                }
                page.keyboard().press("Tab");
                stepped();
            }
            throw new AssertionError("Tab does not lead to " + what);
        }
    }
}
