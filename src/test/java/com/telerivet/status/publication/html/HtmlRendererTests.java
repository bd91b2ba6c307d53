package com.telerivet.status.publication.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.SlaSettings;
import com.telerivet.status.delivery.SmsSettings;
import com.telerivet.status.page.LanguageSettings;
import com.telerivet.status.page.PageLook;
import com.telerivet.status.page.PagePicture;
import com.telerivet.status.page.PagePictures;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.page.PictureKind;
import com.telerivet.status.platform.Assets;
import com.telerivet.status.platform.Markdown;
import com.telerivet.status.publication.Draft;
import com.telerivet.status.publication.RenderedDocument;
import com.telerivet.status.publication.SiteSnapshot;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
                        "/status.png",
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
                        "/robots.txt",
                        "/sitemap.xml",
                        "/manifest.webmanifest");
    }

    @Test
    void searchEnginesAreToldOfThePageUnlessItHides() {
        assertThat(text("/robots.txt", Samples.page()))
                .contains("\nSitemap: https://status.telerivet.com/sitemap.xml\n");
        assertThat(text("/sitemap.xml", Samples.page()))
                .contains("<loc>https://status.telerivet.com/</loc>", "<loc>https://status.telerivet.com/incidents/")
                .contains("<loc>https://status.telerivet.com/history</loc>");
        assertThat(text("/robots.txt", named("Telerivet", true))).doesNotContain("Sitemap");
    }

    @Test
    void aPhoneCanKeepThePageOnItsHomeScreenUnderItsOwnName() {
        JsonNode manifest =
                JsonMapper.shared().readTree(text("/manifest.webmanifest", named("Bits & \"Bytes\"", false)));
        assertThat(manifest.path("short_name").asString()).isEqualTo("Bits & \"Bytes\"");
        assertThat(manifest.path("icons").path(0).path("src").asString()).isEqualTo("/favicon.svg");
        PagePicture icon = new PagePicture(PictureKind.ICON, "image/png", "d".repeat(64), 64, 64, "", new byte[] {1});
        JsonNode own = JsonMapper.shared()
                .readTree(text("/manifest.webmanifest", Samples.page(new PagePictures(null, null, icon))));
        assertThat(own.path("icons").path(0).path("sizes").asString()).isEqualTo("64x64");
    }

    @Test
    void theFrontPageNamesItselfAndNoNameEndsThatEarly() {
        String home = text("/", named("</script><b>", false));
        assertThat(home).doesNotContain("</script><b>");
        String data = home.substring(home.indexOf("ld+json\">") + "ld+json\">".length());
        JsonNode site = JsonMapper.shared().readTree(data.substring(0, data.indexOf("</script>")));
        assertThat(site.path("name").asString()).isEqualTo("</script><b> status");
        assertThat(text("/history", Samples.page())).doesNotContain("ld+json");
    }

    @Test
    void whoSharesTheLinkSharesAPictureOfTheStatus() {
        String home = text("/", Samples.page());
        String address = between(home, "<meta property=\"og:image\" content=\"", "\"");
        assertThat(address).startsWith("https://status.telerivet.com/status.png?v=");
        assertThat(home)
                .contains("<meta name=\"twitter:card\" content=\"summary_large_image\">")
                .contains("<meta property=\"og:image:alt\" content=\"Partial System Outage · Telerivet status\">");
        assertThat(between(text("/", named("Other", false)), "og:image\" content=\"", "\""))
                .as("another picture has another address")
                .isNotEqualTo(address);
        assertThat(text("/help", Samples.page())).contains("\"summary\"").doesNotContain("og:image");

        Draft picture = draft("/status.png", Samples.snapshot());
        assertThat(picture.madeFrom())
                .isEqualTo(draft("/status.png", Samples.snapshot()).madeFrom());
        assertThat(picture.render().contentType()).isEqualTo("image/png");
    }

    private Draft draft(String path, SiteSnapshot of) {
        return renderer.drafts(of).stream()
                .filter(draft -> draft.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static String between(String text, String before, String after) {
        int start = text.indexOf(before) + before.length();
        return text.substring(start, text.indexOf(after, start));
    }

    private String text(String path, PageProfile page) {
        return renderer.drafts(Samples.snapshot(page)).stream()
                .filter(draft -> draft.path().equals(path))
                .findFirst()
                .map(draft -> new String(draft.render().body(), StandardCharsets.UTF_8))
                .orElseThrow();
    }

    private static PageProfile named(String name, boolean hidden) {
        PageProfile plain = Samples.page();
        return new PageProfile(
                plain.id(),
                name,
                plain.url(),
                plain.zone(),
                null,
                null,
                plain.createdAt(),
                plain.updatedAt(),
                0,
                new PageLook(null, hidden, List.of()),
                PagePictures.none(),
                plain.embed());
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
    void thePolicyNamesExactlyTheStyleAndTheScriptThatThePageCarries() throws Exception {
        RenderedDocument home = rendered().get(0);
        String html = new String(home.body(), StandardCharsets.UTF_8);
        assertThat(home.headers().get("Content-Security-Policy"))
                .contains("script-src 'self' 'sha256-" + hash(html, "script") + "';")
                .contains("style-src 'sha256-" + hash(html, "style") + "';")
                .doesNotContain("unsafe");
    }

    private static String hash(String html, String element) throws NoSuchAlgorithmException {
        String start = "<" + element + ">";
        String text = html.substring(html.indexOf(start) + start.length());
        byte[] carried = text.substring(0, text.indexOf("</" + element + ">")).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(carried));
    }

    private List<RenderedDocument> rendered() {
        return renderer.drafts(snapshot).stream().map(Draft::render).toList();
    }
}
