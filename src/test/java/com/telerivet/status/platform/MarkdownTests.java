package com.telerivet.status.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTests {

    private final Markdown markdown = new Markdown();

    @Test
    void headingsListsAndLinksBecomeHtml() {
        assertThat(markdown.toHtml("## What happened\n\n- one\n- two\n\nSee https://example.com/x."))
                .contains("<h2>What happened</h2>", "<li>one</li>", "href=\"https://example.com/x\"");
    }

    @Test
    void anAuthorsFirstHeadingYieldsToThePages() {
        assertThat(markdown.toHtml("# Title")).isEqualTo("<h2>Title</h2>");
    }

    @Test
    void aLineBreakOfTheAuthorStays() {
        assertThat(markdown.toHtml("first\nsecond")).contains("first<br />");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[x](javascript:alert(1))",
                "<a href=\"data:text/html,x\" onclick=\"y()\">z</a>",
                "<style>*{display:none}</style>",
                "<iframe src=\"https://example.com\"></iframe>",
                "![x](https://tracker.example/pixel.gif)"
            })
    void nothingThatRunsOrLoadsSurvives(String hostile) {
        assertThat(markdown.toHtml(hostile))
                .doesNotContainIgnoringCase(
                        "<script", "<img", "javascript:", "data:", "onclick", "onerror", "<style", "<iframe");
    }
}
