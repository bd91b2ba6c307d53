package com.telerivet.status.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.incident.IncidentStatus;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.NewUpdate;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Inbox;
import com.telerivet.status.testkit.Site;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody wants to hear of one incident, or of less than everything. */
@AppTest
class FollowTests {

    @Value("${server.port}")
    private int port;

    @Autowired
    private Incidents incidents;

    @Autowired
    private SubscriberRegister register;

    @Autowired
    private Subscribers subscribers;

    @Autowired
    private Follows follows;

    @Autowired
    private Recipients recipients;

    @Autowired
    private JdbcClient jdbc;

    private Strangers web;

    @BeforeEach
    void open() {
        web = new Strangers(port);
    }

    @Test
    void aSubscriberOfSingleIncidentsStaysOneWhateverElseIsSaved() {
        IncidentStory story = silent("Kept narrow");
        String id = register.addTo(story.id(), address("narrow.follow@example.com"), "a test")
                .id();
        String page = preferences(id);
        assertThat(web.get(page).body())
                .contains("value=\"followed\" checked", "Kept narrow")
                .doesNotContain("value=\"all\" checked");

        web.post(page, Map.of("language", List.of("es")));
        web.post(page, Map.of("scope", List.of("followed"), "language", List.of("en")));
        assertThat(register.find(id).orElseThrow().hearsOfIncidentsOnly()).isTrue();

        Map<String, List<String>> unticked = Map.of("scope", List.of("followed"), "listed", List.of(story.id()));
        HttpResponse<String> refused = web.post(page, unticked);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Nothing would be left to hear of.");
        assertThat(web.post(page, Map.of("scope", List.of("all"), "listed", List.of(story.id())))
                        .body())
                .contains("Saved.", "value=\"all\" checked")
                .doesNotContain("Kept narrow");
        assertThat(register.find(id).orElseThrow().hearsOfAll()).isTrue();
    }

    @Test
    void samFollowsFromTheIncidentsPageAndHearsOfNothingElse() {
        String sam = "sam.follow@example.com";
        IncidentStory story = silent("Followed in public");
        String page = new Site(port).textWhen("/incidents/" + story.id(), p -> p.contains("Follow this incident"));
        assertThat(page).contains("action=\"/subscribe\"", "name=\"incident\" value=\"" + story.id() + "\"");

        assertThat(web.post("/subscribe", follow(sam, story)).body()).contains("If that address does not hear of it");
        MimeMessage asked = Inbox.await(sam, 1).get(0);
        assertThat(Inbox.subject(asked)).isEqualTo("Confirm that you follow “Followed in public”");
        String confirm = Inbox.link(asked, "/subscriptions/confirm/");
        assertThat(web.get(confirm).body()).contains("Yes, follow it", "Followed in public");
        HttpResponse<String> confirmed = web.post(confirm, Map.of());
        assertThat(confirmed.body()).contains("hears of each step of “Followed in public”");

        incidents.report("Of no concern", null, entry(null));
        incidents.post(story.id(), entry(IncidentStatus.IDENTIFIED), null);
        MimeMessage told = Inbox.await(sam, 2).get(1);
        assertThat(Inbox.subject(told)).endsWith("Identified: Followed in public (you follow this)");
        assertThat(Inbox.text(told)).contains("because you follow “Followed in public”", "14 days");

        web.post("/subscribe", Map.of("email", List.of(sam)));
        assertThat(Inbox.subject(Inbox.await(sam, 3).get(2))).startsWith("You follow single incidents");
    }

    @Test
    void everyAddressGetsTheSameAnswerAndNobodyFollowsUnasked() {
        IncidentStory story = silent("Uniform");
        String active = "active.follow@example.com";
        String id = register.add(address(active), Set.of(), "a test").id();
        subscribers.change(
                preferences(id).replaceFirst(".*/", ""),
                new Preferences(
                        Preferences.Scope.ALL,
                        Set.of(),
                        new Extent(true, Kinds.BOTH),
                        Set.of(),
                        com.telerivet.status.page.Language.ENGLISH));
        String gone = "gone.follow@example.com";
        register.remove(register.add(address(gone), Set.of(), "a test").id());
        assertThat(Stream.of(active, gone, "new.follow@example.com", "new.follow@example.com")
                        .map(each -> web.post("/subscribe", follow(each, story)))
                        .map(answer -> answer.statusCode() + answer.body())
                        .distinct())
                .singleElement()
                .asString()
                .startsWith("200");
        assertThat(subscribers.followers(Set.of(id), story.id())).isEmpty();
        String confirm = Inbox.link(Inbox.await(active, 1).get(0), "/subscriptions/confirm/");
        assertThat(web.get(confirm).body()).contains("Yes, follow it");
        web.post(confirm, Map.of());
        assertThat(subscribers.followers(Set.of(id), story.id())).containsExactly(id);
    }

    @Test
    void whatIsOverOrUnknownIsNotFollowedAndSaysSo() {
        IncidentStory story = silent("Over soon");
        incidents.post(story.id(), new NewUpdate(IncidentStatus.RESOLVED, "Done.", null, Map.of(), false), null);
        HttpResponse<String> late = web.post("/subscribe", follow("late.follow@example.com", story));
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(late.body()).contains("There is nothing more to follow", "value=\"late.follow@example.com\"");
        Map<String, List<String>> robot = Map.of(
                "email", List.of("robot.follow@example.com"),
                "shown", List.of(String.valueOf(System.currentTimeMillis())));
        assertThat(web.post("/subscribe", robot).body()).contains("quicker than people type");
    }

    @Test
    void followingEndsByItselfLongAfterTheEnd() {
        IncidentStory story = silent("Long over");
        String id = register.addTo(story.id(), address("ended.follow@example.com"), "a test")
                .id();
        String all = register.add(address("ended.all@example.com"), Set.of(), "a test")
                .id();
        register.addTo(story.id(), address("ended.all@example.com"), "a test");
        incidents.post(story.id(), new NewUpdate(IncidentStatus.RESOLVED, "Done.", null, Map.of(), false), null);
        follows.sweep();
        assertThat(subscribers.followers(Set.of(id, all), story.id())).hasSize(2);
        jdbc.sql("update incident set resolved_at = now() - interval '15 days' where id = ?")
                .param(story.id())
                .update();
        jdbc.sql("update subscriber_incident set created_at = now() - interval '15 days' where incident_id = ?")
                .param(story.id())
                .update();
        follows.sweep();
        follows.sweep();
        assertThat(subscribers.followers(Set.of(id, all), story.id())).isEmpty();
        assertThat(register.find(id).orElseThrow().state()).isEqualTo(SubscriberState.UNSUBSCRIBED);
        assertThat(register.find(all).orElseThrow().state()).isEqualTo(SubscriberState.ACTIVE);
    }

    @Test
    void theAnnouncedNumberIsOfThoseWhoHear() {
        IncidentStory story = silent("Counted");
        for (String scope : List.of("all", "none")) {
            for (boolean endsOnly : List.of(false, true)) {
                for (Kinds kinds : Kinds.values()) {
                    for (boolean isFollower : List.of(false, true)) {
                        for (boolean planned : List.of(false, true)) {
                            for (boolean turning : List.of(false, true)) {
                                check(story, scope, new Extent(endsOnly, kinds), isFollower, planned, turning);
                            }
                        }
                    }
                }
            }
        }
    }

    private void check(
            IncidentStory story, String scope, Extent extent, boolean isFollower, boolean planned, boolean turning) {
        News news = new News(Set.of(), story.id(), planned, turning);
        String address = "counted.follow@example.com";
        long before = recipients.countByChannel(news, List.of()).getOrDefault("mail", 0L);
        String id = register.add(address(address), Set.of(), "a test").id();
        jdbc.sql("update subscriber set all_components = ?, ends_only = ?, kinds = ? where id = ?")
                .params(scope.equals("all"), extent.endsOnly(), extent.kinds().code(), id)
                .update();
        if (isFollower) {
            follows.add(id, story.id());
        }
        boolean ofKind = extent.kinds() == Kinds.BOTH || (extent.kinds() == Kinds.MAINTENANCE) == planned;
        boolean hears = isFollower || (scope.equals("all") && ofKind && (turning || !extent.endsOnly()));
        assertThat(recipients.countByChannel(news, List.of()).getOrDefault("mail", 0L) - before)
                .as("%s %s follows %s planned %s turning %s", scope, extent, isFollower, planned, turning)
                .isEqualTo(hears ? 1 : 0);
        register.erase(id);
    }

    @Test
    void whoWantsBeginningsAndEndsOnlyHearsOfNothingInBetween() {
        String sam = "sam.ends@example.com";
        web.post("/subscribe", Map.of("email", List.of(sam), "steps", List.of("ends"), "kinds", List.of("incidents")));
        String confirm = Inbox.link(Inbox.await(sam, 1).get(0), "/subscriptions/confirm/");
        assertThat(web.get(confirm).body())
                .contains("Only when something begins and when it is over", "Incidents only");
        web.post(confirm, Map.of());
        IncidentStory story = incidents.report("Ends", null, entry(null));
        Inbox.await(sam, 2);
        incidents.post(story.id(), entry(IncidentStatus.MONITORING), null);
        incidents.post(story.id(), entry(IncidentStatus.RESOLVED), null);
        assertThat(Inbox.subject(Inbox.await(sam, 3).get(2))).endsWith("Resolved: Ends");
    }

    private IncidentStory silent(String name) {
        return incidents.report(name, null, new NewUpdate(null, "We look.", null, Map.of(), false));
    }

    private static NewUpdate entry(IncidentStatus status) {
        return new NewUpdate(status, "News.", null, Map.of(), true);
    }

    private static Map<String, List<String>> follow(String address, IncidentStory story) {
        return Map.of("email", List.of(address), "incident", List.of(story.id()));
    }

    private static MailAddress address(String text) {
        return MailAddress.of(text).orElseThrow();
    }

    private String preferences(String id) {
        return subscribers.links(id).preferences().replaceFirst("^.*(?=/subscriptions/)", "");
    }
}
