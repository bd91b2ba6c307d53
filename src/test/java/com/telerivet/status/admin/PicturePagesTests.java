package com.telerivet.status.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.delivery.MailTemplates;
import com.telerivet.status.page.PagePicture;
import com.telerivet.status.page.PictureKind;
import com.telerivet.status.page.Pictures;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Site;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

@AppTest
class PicturePagesTests {

    private static final String SETTINGS = "/admin/settings";
    private static final String LOGO = "/admin/settings/pictures/logo";
    private static final String DRAWING =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 80 20\"><path d=\"M0 0h80v20z\"/></svg>";

    @Autowired
    Environment app;

    @Autowired
    Pictures pictures;

    @Autowired
    MailTemplates mails;

    @LocalServerPort
    int port;

    private AdminClient ada;

    @BeforeEach
    void adaSignsIn() {
        ada = AdminClient.ada(app);
    }

    @AfterEach
    void thePageIsAsOthersExpectIt() {
        for (PictureKind kind : PictureKind.values()) {
            pictures.remove(kind);
        }
    }

    @Test
    void aLogoIsShownUntilItIsRemoved() {
        send("logo", DRAWING);
        send("dark-logo", DRAWING.replace("80v20", "80v19"));
        ada.post(ada.form(SETTINGS, "/admin/settings/logo-text").with("alternativeText", "Our <mark>"));

        PagePicture logo = pictures.shown().logo();
        Site site = new Site(port);
        String home = site.textWhen("/", text -> text.contains("Our &lt;mark&gt;"));
        assertThat(home).contains("src=\"" + logo.path() + "\"", "width=\"144\"", "masthead-dark", "href=\"/favicon-");
        HttpResponse<String> picture = site.get(logo.path());
        assertThat(picture.body()).isEqualTo(DRAWING);
        assertThat(picture.headers().map().toString())
                .contains("image/svg+xml; charset=utf-8", "immutable", "nosniff", "default-src 'none'; style-src");
        assertThat(ada.page("/subscribe")).contains(logo.path());
        assertThat(ada.page(SETTINGS)).contains("SVG, 80 by 20, 1 KB").contains(LOGO + "?");
        assertThat(ada.get(LOGO).headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'");
        assertThat(ada.page("/admin/audit?noun=page_picture")).contains("dark-logo", "Our &lt;mark&gt;");

        ada.post(ada.form(SETTINGS, LOGO + "/removal"));
        site.textWhen("/", text -> !text.contains(logo.path()));
        assertThat(site.get(logo.path()).statusCode()).isEqualTo(404);
        assertThat(ada.get(LOGO).statusCode()).isEqualTo(404);
    }

    @Test
    void anIconTakesThePlaceOfTheStatusInTheTab() {
        send("icon", DRAWING.replace("0 0 80 20", "0 0 20 20"));

        String path = pictures.shown().icon().path();
        String home = new Site(port).textWhen("/", text -> text.contains(path));
        assertThat(home).doesNotContain("href=\"/favicon");
    }

    @Test
    void mailsShowALogoThatMostMailProgramsKnow() throws IOException {
        Map<String, Object> values = Map.of("pageName", "Telerivet", "pageUrl", "https://x", "asked", "now");
        send("logo", DRAWING);
        assertThat(mails.words("admin/test-mail", Locale.ENGLISH, "Test", values)
                        .html())
                .doesNotContain("<img");

        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(80, 20, BufferedImage.TYPE_INT_RGB), "png", png);
        pictures.show(PictureKind.LOGO, png.toByteArray());

        assertThat(mails.words("admin/test-mail", Locale.ENGLISH, "Test", values)
                        .html())
                .contains("/pictures/logo.png\"", "width=\"128\"", "alt=\"");
        new Site(port).textWhen("/pictures/logo.png", text -> text.contains("PNG"));
    }

    @Test
    void whatIsRefusedIsExplainedAndChangesNothing() {
        send("logo", DRAWING.replace("<path", "<script>alert(1)</script><path"));
        assertThat(ada.page(SETTINGS)).contains("This drawing holds &lt;script&gt;");
        send("logo", "x".repeat(300 * 1024));
        assertThat(ada.page(SETTINGS)).contains("at most 256 KB are taken");
        send("logo", "");
        assertThat(ada.page(SETTINGS)).contains("Choose a file first");

        assertThat(pictures.shown().all()).isEmpty();
        assertThat(ada.get("/admin/settings/pictures/absent").statusCode()).isEqualTo(400);
    }

    private void send(String name, String content) {
        String body = "--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n"
                + "Content-Type: image/png\r\n\r\n" + content + "\r\n--limit--\r\n";
        HttpResponse<String> answer = ada.multipart("/admin/settings/pictures/" + name, "limit", body);
        assertThat(AdminClient.location(answer)).isEqualTo(SETTINGS + "#pictures");
    }
}
