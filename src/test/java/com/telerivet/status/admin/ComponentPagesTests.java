package com.telerivet.status.admin;

import static com.telerivet.status.testkit.AdminClient.location;
import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.ComponentCatalogue;
import com.telerivet.status.component.ComponentHistory;
import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.component.Components;
import com.telerivet.status.component.NewComponent;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Form;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@AppTest
class ComponentPagesTests {

    @Autowired
    Environment app;

    @Autowired
    Components components;

    @Autowired
    ComponentCatalogue catalogue;

    @Autowired
    ComponentHistory history;

    private AdminClient ada;

    @BeforeEach
    void adaSignsIn() {
        ada = AdminClient.ada(app);
    }

    @Test
    void aComponentIsAddedDescribedArchivedAndRemoved() {
        ada.post(ada.form("/admin/components/new", "/admin/components")
                .with("name", "Exports <b>")
                .with("onlyShowIfDegraded", "true"));
        ComponentSummary added = named("Exports <b>");
        assertThat(added.onlyShowIfDegraded()).isTrue();
        assertThat(ada.page("/admin/components")).contains("Exports &lt;b&gt;").doesNotContain("Exports <b>");

        String path = "/admin/components/" + added.id();
        ada.post(ada.form(path, path).with("name", "Exports").with("description", "Files to take away"));
        assertThat(named("Exports").description()).isEqualTo("Files to take away");

        ada.post(ada.form(path, path + "/archival"));
        assertThat(components.tree().component(added.id())).isEmpty();
        ada.post(ada.form("/admin/components", path + "/removal").with("name", "Imports"));
        assertThat(catalogue.archived()).extracting(ComponentSummary::id).contains(added.id());
        ada.post(ada.form("/admin/components", path + "/restoration"));
        assertThat(components.tree().component(added.id())).isPresent();

        ada.post(ada.form(path, path + "/archival"));
        ada.post(ada.form("/admin/components", path + "/removal").with("name", "Exports"));
        assertThat(catalogue.archived()).extracting(ComponentSummary::id).doesNotContain(added.id());
    }

    @Test
    void whatIsWrongStandsBesideItsFieldAndASecondEditorIsTold() {
        String path = "/admin/components/" + component("Shared");
        Form seen = ada.form(path, path);
        HttpResponse<String> blank = ada.post(ada.form(path, path).with("name", "  "));
        assertThat(blank.statusCode()).isEqualTo(422);
        assertThat(blank.body()).contains("id=\"name-problem\"", "Name can&#39;t be blank");

        ada.post(ada.form(path, path).with("name", "Shared by Ed"));
        HttpResponse<String> late = ada.post(seen.with("name", "Shared by Ada"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("it is called “Shared by Ed” now", "value=\"Shared by Ada\"");
        ada.post(Form.of(late.body(), path));
        assertThat(named("Shared by Ada")).isNotNull();
    }

    @Test
    void buttonsReorderWithoutScript() {
        String group = components.addGroup("Reordered", null).id();
        String first = component("First", group);
        String second = component("Second", group);

        String place = "/admin/components/" + second + "/place";
        assertThat(ada.page("/admin/components")).contains(place);
        HttpResponse<String> answer =
                ada.post(ada.form("/admin/components", place).with("position", "1"));
        assertThat(location(answer)).isEqualTo("/admin/components#row-" + second);
        assertThat(catalogue.find(first).orElseThrow().position()).isEqualTo(2);
    }

    @Test
    void aGroupTakesMembersAndLetsThemGo() {
        String member = component("Member");
        ada.post(ada.form("/admin/components/groups/new", "/admin/components/groups")
                .with("name", "Made here")
                .with("members", member));
        String group = catalogue.find(member).orElseThrow().groupId();
        assertThat(group).isNotNull();

        String path = "/admin/components/groups/" + group;
        ada.post(ada.form(path, path).with("description", "All of it").without("members"));
        assertThat(catalogue.find(member).orElseThrow().groupId()).isNull();
        ada.post(ada.form(path, path + "/removal"));
        assertThat(components.tree().rows())
                .extracting(ComponentTree.Row::group)
                .noneMatch(g -> g != null && g.id().equals(group));
    }

    @Test
    void aWrongPeriodIsAmendedTheBarsFollowAndTheRecordIsKept() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        LocalDate day = today.minusDays(2);
        String id = components
                .add(new NewComponent(
                        null, "Amended", null, ComponentStatus.OPERATIONAL, true, false, today.minusDays(10)))
                .id();
        String path = "/admin/components/" + id + "/history";
        ada.post(ada.form(path, path + "/periods")
                .with("status", "major_outage")
                .with("from", day + "T10:00")
                .with("until", day + "T12:00")
                .with("reason", "Support heard of it only later"));
        assertThat(majorSeconds(id, day)).isEqualTo(7200);

        HttpResponse<String> reversed = ada.post(outage(path, day).with("until", day + "T09:00"));
        assertThat(reversed.statusCode()).isEqualTo(422);
        assertThat(reversed.body()).contains("The end must come after the start.");
        assertThat(majorSeconds(id, day)).isEqualTo(7200);

        Form stale = outage(path, day);
        ada.post(outage(path, day).with("until", day + "T11:00").with("reason", "The logs say so"));
        assertThat(majorSeconds(id, day)).isEqualTo(3600);
        assertThat(ada.post(stale.with("until", day + "T13:00").with("reason", "Late"))
                        .statusCode())
                .isEqualTo(409);
        assertThat(ada.page(path)).contains("The logs say so", "Support heard of it only later", AppTest.ADA);
        assertThat(history.corrections(id)).hasSize(2);
    }

    private Form outage(String path, LocalDate day) {
        String page = ada.page(path);
        int at = page.indexOf("name=\"seenFrom\" value=\"" + day + "T10:00:00Z\"");
        return Form.of(page.substring(page.lastIndexOf("<form", at)), path + "/corrections");
    }

    private long majorSeconds(String id, LocalDate day) {
        return components.days(day, day, ZoneOffset.UTC).get(id).get(0).majorSeconds();
    }

    private ComponentSummary named(String name) {
        return components.tree().components().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String component(String name) {
        return component(name, null);
    }

    private String component(String name, String group) {
        return components
                .add(new NewComponent(group, name, null, ComponentStatus.OPERATIONAL, true, false, null))
                .id();
    }
}
