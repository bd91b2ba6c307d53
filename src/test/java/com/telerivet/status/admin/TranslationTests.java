package com.telerivet.status.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.incident.IncidentBin;
import com.telerivet.status.incident.IncidentEntry;
import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Form;
import com.telerivet.status.testkit.Site;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;

/** The same entry for readers of other languages, where the team gives its text in them. */
@AppTest
class TranslationTests {

    @Autowired
    Environment app;

    @Autowired
    Incidents incidents;

    @Autowired
    IncidentBin bin;

    @Value("${server.port}")
    int port;

    private AdminClient ada;
    private String id;
    private String updates;

    @BeforeEach
    void somethingIsWrong() {
        ada = AdminClient.ada(app);
        NewUpdate first = new NewUpdate(null, "We look into it.", null, Map.of(), false);
        id = incidents.report("Messages are late", null, first).id();
        updates = "/admin/incidents/" + id + "/updates";
    }

    @Test
    void anEntryIsReadInTheLanguageOfThePageAndAsItWasWrittenElsewhere() {
        ada.post(ada.form(updates + "/new", updates)
                .with("body", "A queue is full.")
                .with("translations[es]", "Una **cola** está llena.")
                .with("translations[ar]", "<script>alert(1)</script> الطابور ممتلئ"));

        Site site = new Site(port);
        String own = "/incidents/" + id;
        assertThat(site.textWhen("/es" + own, page -> page.contains("cola")))
                .contains("<div class=\"prose entry-text\"><p>Una <strong>cola</strong> está llena.</p>")
                .contains("<div class=\"prose entry-text\" lang=\"en\"><p>We look into it.</p>")
                .contains("<h1 lang=\"en\">Messages are late</h1>")
                .doesNotContain("A queue is full.");
        assertThat(site.get("/ar" + own).body()).contains("الطابور ممتلئ").doesNotContain("<script>alert");
        assertThat(site.get("/fr" + own).body()).contains("lang=\"en\"><p>A queue is full.");
        assertThat(site.get(own).body()).contains("text\"><p>A queue is full.").doesNotContain("cola");
        assertThat(site.get("/es/").body()).contains("Una <strong>cola</strong> está llena.");
        assertThat(ada.get("/admin/export").body()).contains("\"Una **cola** está llena.\"");
    }

    @Test
    void translationsAreEditedWithTheirEntryAndComeBackWithItFromTheBin() {
        assertThat(ada.page(updates + "/new"))
                .contains("<details class=\"more\"><summary>Translations")
                .contains("name=\"translations[ar]\" lang=\"ar\"", "dir=\"rtl\"")
                .doesNotContain("translations[en]");
        ada.post(ada.form(updates + "/new", updates)
                .with("body", "A queue is full.")
                .with("translations[es]", "Una cola está llena.")
                .with("translations[sw]", "Foleni imejaa."));
        String one = updates + "/" + newest().id();

        assertThat(ada.page(one)).contains("<details class=\"more\" open");
        Form form = ada.form(one, one);
        assertThat(form.get("translations[es]")).isEqualTo("Una cola está llena.");
        ada.post(form.with("translations[es]", "La cola está llena.").with("translations[sw]", " "));
        assertThat(newest().translations()).isEqualTo(Map.of("es", "La cola está llena."));
        assertThat(newest().edited()).as("what was written is as it was").isFalse();
        assertThat(incidents
                        .edit(id, newest().id(), "A queue was full.", null, null)
                        .newest()
                        .text("es"))
                .isEqualTo("La cola está llena.");

        String entry = newest().id();
        incidents.removeEntry(id, entry, null);
        assertThat(bin.restore(entry).newest().translations()).isEqualTo(Map.of("es", "La cola está llena."));
    }

    @Test
    void aTranslationThatIsTooLongIsSaidAndNothingIsLost() {
        String text = "larga ".repeat(5000);
        var answer = ada.post(
                ada.form(updates + "/new", updates).with("body", "Short.").with("translations[es]", text));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("This is too long", text.strip());
        assertThat(incidents.find(id).map(IncidentStory::entries).orElse(List.of()))
                .hasSize(1);
    }

    @Test
    void titlesAreTranslatedWithTheReportAndLater() {
        var answer = ada.post(ada.form("/admin/incidents/new", "/admin/incidents")
                .with("name", "Messages wait")
                .with("body", "A queue is full.")
                .with("translations[name-es]", "Los mensajes esperan")
                .with("translations[es]", "Una cola está llena."));
        String own = answer.headers().firstValue("Location").orElseThrow().replaceFirst(".*/", "");
        Site site = new Site(port);
        assertThat(site.textWhen("/es/incidents/" + own, page -> page.contains("llena")))
                .contains("<h1>Los mensajes esperan</h1>")
                .contains("<title>Los mensajes esperan · ");
        assertThat(site.get("/es/").body()).contains(">Los mensajes esperan</a>");
        assertThat(site.get("/fr/incidents/" + own).body())
                .contains("<h1 lang=\"en\">Messages wait</h1>", "en anglais seulement");
        assertThat(site.get("/es/search?q=esperan").body()).contains("Los mensajes <mark>esperan</mark>");

        String settings = "/admin/incidents/" + own;
        Form form = ada.form(settings, settings);
        assertThat(form.get("translations[name-es]")).isEqualTo("Los mensajes esperan");
        ada.post(form.with("translations[name-es]", "").with("translations[name-ar]", "الرسائل متأخرة"));
        IncidentStory story = incidents.find(own).orElseThrow();
        assertThat(story.names()).isEqualTo(Map.of("ar", "الرسائل متأخرة"));
        assertThat(story.name("es")).isEqualTo("Messages wait");

        String refused = ada.post(ada.form(settings, settings).with("translations[name-es]", "x".repeat(256)))
                .body();
        assertThat(refused).contains("Title is too long", "x".repeat(256));
        assertThat(ada.get("/admin/export").body()).contains("الرسائل متأخرة");
    }

    @Test
    void aPostmortemIsTranslatedAndItsTranslationIsPublishedWithIt() {
        incidents.post(id, new NewUpdate(IncidentStatus.RESOLVED, "It is over.", null, Map.of(), false), null);
        String postmortem = "/admin/incidents/" + id + "/postmortem";
        ada.post(ada.form(postmortem, postmortem)
                .with("body", "## Learned")
                .with("translations[es]", "## Lo aprendido"));
        assertThat(incidents.find(id).orElseThrow().postmortem().draftTranslations())
                .isEqualTo(Map.of("es", "## Lo aprendido"));
        Form publication = ada.form(postmortem, postmortem);
        ada.post(publication.to(postmortem + "/publication"));
        Site site = new Site(port);
        assertThat(site.textWhen("/es/incidents/" + id, page -> page.contains("Lo aprendido")))
                .doesNotContain(">Learned<");
        assertThat(site.get("/incidents/" + id).body()).contains(">Learned<").doesNotContain("Lo aprendido");

        ada.post(ada.form(postmortem, postmortem).with("translations[es]", "## Borrador"));
        assertThat(incidents.find(id).orElseThrow().newest().text("es"))
                .as("what is drafted is not public")
                .isEqualTo("## Lo aprendido");
    }

    private IncidentEntry newest() {
        return incidents.find(id).orElseThrow().newest();
    }
}
