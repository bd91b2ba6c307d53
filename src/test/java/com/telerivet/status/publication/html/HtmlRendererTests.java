package com.telerivet.status.publication.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.SlaSettings;
import com.telerivet.status.delivery.SmsSettings;
import com.telerivet.status.page.LanguageSettings;
import com.telerivet.status.page.PagePicture;
import com.telerivet.status.page.PagePictures;
import com.telerivet.status.page.PictureKind;
import com.telerivet.status.platform.Assets;
import com.telerivet.status.platform.Markdown;
import com.telerivet.status.publication.Draft;
import com.telerivet.status.publication.RenderedDocument;
import com.telerivet.status.publication.SiteSnapshot;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlRendererTests {

    private final HtmlRenderer renderer = new HtmlRenderer(
            Samples.messages(),
            new Markdown(),
            new Assets(),
            new LanguageSettings("en"),
            new SlaSettings(""),
            new SmsSettings("key", "PJ1", "https://api.telerivet.com", 10));
    private final SiteSnapshot snapshot = Samples.snapshot();

    @Test
    void theDialogLeadsToEveryWayThatIsOffered() {
        String home = new String(renderer.drafts(snapshot).get(0).render().body(), StandardCharsets.UTF_8);

        assertThat(home).contains("/subscribe/webhook", "/subscribe/slack", "/subscribe/sms");
    }

    @Test
    void everyPublicPageIsRendered() {
        assertThat(renderer.drafts(snapshot))
                .extracting(Draft::path)
                .containsExactly(
                        "/",
                        "/metrics/day",
                        "/metrics/week",
                        "/metrics/month",
                        "/uptime",
                        "/help",
                        "/history",
                        "/incidents/outage000001",
                        "/404",
                        "/favicon.svg",
                        "/favicon-operational.svg",
                        "/favicon-under_maintenance.svg",
                        "/favicon-degraded_performance.svg",
                        "/favicon-partial_outage.svg",
                        "/favicon-major_outage.svg",
                        "/brand.css",
                        "/robots.txt");
    }

    @Test
    void theLogosStandAtTheHeadOfEveryPageAndAreDocumentsThemselves() {
        PagePicture light = logo(PictureKind.LOGO, "a");
        PagePicture dark = logo(PictureKind.DARK_LOGO, "b");
        List<Draft> drafts = renderer.drafts(Samples.snapshot(Samples.page(new PagePictures(light, dark, null))));

        String home = new String(drafts.get(0).render().body(), StandardCharsets.UTF_8);
        assertThat(home)
                .contains(
                        "<img class=\"masthead-logo masthead-light\" height=\"36\" src=\"/pictures/logo-aaaaaaaaaaaaaaaa.svg\"")
                .contains("src=\"/pictures/dark-logo-bbbbbbbbbbbbbbbb.svg\" width=\"144\" alt=\"Telerivet\"")
                .contains("/favicon-major_outage.svg");
        RenderedDocument picture = drafts.stream()
                .filter(draft -> draft.path().equals(light.path()))
                .findFirst()
                .orElseThrow()
                .render();
        assertThat(picture.headers().get("Cache-Control")).contains("immutable");
        assertThat(picture.body()).isEqualTo(light.content());
        assertThat(light).isEqualTo(logo(PictureKind.LOGO, "a")).isNotEqualTo(logo(PictureKind.LOGO, "c"));
    }

    private static PagePicture logo(PictureKind kind, String digit) {
        return new PagePicture(kind, "image/svg+xml", digit.repeat(64), 80, 20, "", new byte[] {1});
    }

    @Test
    void theSameSnapshotGivesTheSameBytes() {
        List<RenderedDocument> again = rendered();
        for (RenderedDocument document : rendered()) {
            assertThat(again).anySatisfy(other -> {
                assertThat(other.path()).isEqualTo(document.path());
                assertThat(other.body()).isEqualTo(document.body());
            });
        }
    }

    @Test
    void thePolicyNamesExactlyTheStyleThatThePageCarries() throws Exception {
        RenderedDocument home = rendered().get(0);
        String html = new String(home.body(), StandardCharsets.UTF_8);
        String style = html.substring(html.indexOf("<style>") + "<style>".length(), html.indexOf("</style>"));
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
        assertThat(home.headers().get("Content-Security-Policy"))
                .contains("style-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'")
                .doesNotContain("unsafe");
    }

    private List<RenderedDocument> rendered() {
        return renderer.drafts(snapshot).stream().map(Draft::render).toList();
    }
}
