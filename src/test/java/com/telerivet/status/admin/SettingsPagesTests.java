package com.telerivet.status.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.page.PageLook;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.page.PageTexts;
import com.telerivet.status.page.StatusPage;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Form;
import com.telerivet.status.testkit.Site;
import java.net.http.HttpResponse;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

@AppTest
class SettingsPagesTests {

    private static final String PATH = "/admin/settings";

    @Autowired
    Environment app;

    @Autowired
    StatusPage page;

    @LocalServerPort
    int port;

    private AdminClient ada;
    private PageProfile before;

    @BeforeEach
    void adaSignsIn() {
        ada = AdminClient.ada(app);
        before = page.profile();
    }

    @AfterEach
    void thePageIsAsOthersExpectIt() {
        PageTexts texts = new PageTexts(
                before.name(),
                before.zone().getId(),
                Objects.toString(before.about(), ""),
                Objects.toString(before.supportUrl(), ""));
        page.present(texts, PageLook.plain(), null);
    }

    @Test
    void whatIsSetIsSeenByThePublic() {
        ada.post(ada.form(PATH, PATH)
                .with("about", "All about **us**. <script>alert(1)</script>")
                .with("timeZone", "Africa/Nairobi")
                .with("supportUrl", "mailto:help@example.com")
                .with("footerLinks", "https://example.com/?a=1&b=\"2\" Broken\nhttps://example.com Our <site>")
                .with("brand", "#1f5fbf"));
        assertThat(page.profile().zone()).as("nothing of a faulty form is kept").isEqualTo(before.zone());

        ada.post(ada.form(PATH, PATH)
                .with("about", "All about **us**. <script>alert(1)</script>")
                .with("timeZone", "Africa/Nairobi")
                .with("supportUrl", "mailto:help@example.com")
                .with("footerLinks", "https://example.com Our <site>")
                .with("brand", "#FFB000")
                .with("hiddenFromSearch", "true"));

        String home = new Site(port).textWhen("/", text -> text.contains("Our &lt;site&gt;"));
        assertThat(home)
                .contains("All about <strong>us</strong>", "--brand:#ffb000", "mailto:help@example.com")
                .contains("<meta name=\"robots\" content=\"noindex\">")
                .doesNotContain("<script>alert");
        assertThat(new Site(port).textWhen("/brand.css", text -> true)).contains("--on-brand:#000000");
        assertThat(ada.page("/subscribe")).contains("/brand.css", "Our &lt;site&gt;");
        assertThat(ada.page(PATH)).contains("is too little, so they are #");
    }

    @Test
    void whatIsWrongStandsBesideItsField() {
        for (String[] wrong : new String[][] {
            {"name", " "},
            {"timeZone", "Mars/Olympus"},
            {"supportUrl", "javascript:alert(1)"},
            {"footerLinks", "example.com without a scheme"},
            {"brand", "reddish"}
        }) {
            HttpResponse<String> answer = ada.post(ada.form(PATH, PATH).with(wrong[0], wrong[1]));
            assertThat(answer.statusCode()).as(wrong[0]).isEqualTo(422);
            assertThat(answer.body()).contains("id=\"" + wrong[0] + "-problem\"");
        }
        assertThat(page.profile()).isEqualTo(before);
    }

    @Test
    void aSecondEditorIsTold() {
        Form seen = ada.form(PATH, PATH);
        ada.post(ada.form(PATH, PATH).with("name", "Renamed meanwhile"));
        HttpResponse<String> late = ada.post(seen.with("name", "Mine"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("value=\"Mine\"", "Somebody else changed these settings");
        assertThat(page.profile().name()).isEqualTo("Renamed meanwhile");
    }
}
