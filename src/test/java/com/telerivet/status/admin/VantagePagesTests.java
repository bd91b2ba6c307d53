package com.telerivet.status.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.probe.Asking;
import com.telerivet.status.probe.NewProbe;
import com.telerivet.status.probe.ProbeAgent;
import com.telerivet.status.probe.ProbeAgents;
import com.telerivet.status.probe.Probes;
import com.telerivet.status.probe.Vantage;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Form;
import com.telerivet.status.testkit.Site;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Agents and the matrix at the desk, and the matrix as readers see it. */
@AppTest
class VantagePagesTests {

    private static final Pattern TOKEN = Pattern.compile("<p class=\"code\">([^<]+)</p>");

    @Autowired
    Environment app;

    @Autowired
    ProbeAgents agents;

    @Autowired
    Probes probes;

    @Autowired
    JdbcClient jdbc;

    private AdminClient ada;
    private String probe;

    @BeforeEach
    void adaSignsIn() {
        ada = AdminClient.ada(app);
        probe = probes.add(new NewProbe(
                "Gateway health",
                "http://127.0.0.1:9/",
                200,
                Duration.ofSeconds(300),
                Duration.ofSeconds(5),
                null,
                null,
                null,
                Asking.plain(),
                Vantage.everywhere()));
    }

    @AfterEach
    void tidy() {
        probes.remove(probe);
        agents.all().stream()
                .filter(agent -> agent.name().startsWith("Desk"))
                .forEach(agent -> agents.remove(agent.id()));
    }

    @Test
    void anAgentIsMadeAndItsTokenIsShownOnce() {
        Form form = ada.form("/admin/agents/new", "/admin/agents")
                .with("name", "Desk <Nairobi>")
                .with("location", "Kenya");
        HttpResponse<String> made = ada.post(form);

        String token = token(made);
        assertThat(agents.authenticate(token)).isPresent();
        assertThat(made.body()).contains("STATUS_AGENT_TOKEN=" + token + " java -jar status.jar agent --server=http");
        assertThat(ada.page("/admin/agents"))
                .doesNotContain(token)
                .contains("Desk &lt;Nairobi&gt;", "Kenya", "not heard of yet", "Gateway health", "This page");
        ada.post(form);
        assertThat(agents.all().stream().filter(a -> a.name().equals("Desk <Nairobi>")))
                .as("sent twice, made once")
                .hasSize(1);
        assertThat(jdbc.sql(
                                "select count(*) from audit_entry where coalesce(before::text, '') || coalesce(after::text, '') like ?")
                        .param("%" + token + "%")
                        .query(Integer.class)
                        .single())
                .as("the trail knows no token")
                .isZero();
    }

    @Test
    void anAgentIsRenamedPausedGivenANewTokenAndRemoved() {
        String old =
                token(ada.post(ada.form("/admin/agents/new", "/admin/agents").with("name", "Desk")));
        ProbeAgent agent = agents.authenticate(old).orElseThrow();
        String path = "/admin/agents/" + agent.id();

        assertThat(ada.post(ada.form(path, path).with("name", " ")).statusCode())
                .isEqualTo(422);
        ada.post(ada.form(path, path).with("name", "Desk two"));
        ada.post(ada.form("/admin/agents", path + "/pause"));
        assertThat(agents.find(agent.id()).orElseThrow())
                .satisfies(a -> assertThat(a.name()).isEqualTo("Desk two"))
                .satisfies(a -> assertThat(a.isPaused()).isTrue());
        ada.post(ada.form("/admin/agents", path + "/resumption"));
        assertThat(agents.find(agent.id()).orElseThrow().isPaused()).isFalse();

        String fresh = token(ada.post(ada.form(path, path + "/token")));
        assertThat(agents.authenticate(old)).isEmpty();
        assertThat(agents.authenticate(fresh)).isPresent();

        ada.post(ada.form(path, path + "/removal"));
        assertThat(agents.authenticate(fresh)).isEmpty();
        assertThat(ada.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void aProbeIsGivenToChosenPlacesWithAQuorum() {
        String id = agents.add("Desk", "Lima").agent().id();
        String path = "/admin/probes/" + probe;
        ada.post(ada.form(path, path).with("points", id).with("quorum", "1"));

        assertThat(probes.find(probe).orElseThrow().vantage()).isEqualTo(new Vantage(List.of(id), 1));
        assertThat(ada.page("/admin/agents")).contains("not checked");
    }

    @Test
    void readersSeeTheMatrixOnceSomebodyShowsIt() {
        agents.add("Desk", "Lima <Peru>");
        Site site = new Site(app.getRequiredProperty("server.port", Integer.class));
        assertThat(site.get("/vantage-points").statusCode()).isEqualTo(404);

        ada.post(ada.form("/admin/agents", "/admin/agents/publication"));

        assertThat(site.textWhen("/vantage-points", page -> page.contains("Lima &lt;Peru&gt;")))
                .contains("Gateway health", "This page", "no data", "scope=\"row\"")
                .as("neither addresses nor reasons")
                .doesNotContain("127.0.0.1:9");
        assertThat(site.get("/es/vantage-points").body()).contains("Puntos de observación", "sin datos");
        assertThat(site.get("/ar/vantage-points").body()).contains("dir=\"rtl\"", "لا بيانات");
        assertThat(site.get("/").body()).contains("href=\"/vantage-points\"");

        ada.post(ada.form("/admin/agents", "/admin/agents/publication"));
        assertThat(site.textWhen("/", page -> !page.contains("href=\"/vantage-points\"")))
                .isNotEmpty();
        assertThat(site.get("/vantage-points").statusCode()).isEqualTo(404);
    }

    private static String token(HttpResponse<String> page) {
        Matcher found = TOKEN.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }
}
