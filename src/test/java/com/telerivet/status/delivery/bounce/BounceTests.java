package com.telerivet.status.delivery.bounce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import com.telerivet.status.delivery.Deliveries;
import com.telerivet.status.delivery.DeliverySummary;
import com.telerivet.status.delivery.Dispatches;
import com.telerivet.status.delivery.Lane;
import com.telerivet.status.delivery.NewDelivery;
import com.telerivet.status.delivery.SendingPermit;
import com.telerivet.status.delivery.Suspension;
import com.telerivet.status.delivery.Suspensions;
import com.telerivet.status.platform.Ids;
import com.telerivet.status.platform.SharedSchedule;
import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Inbox;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
class BounceTests {

    @Value("${server.port}")
    private int port;

    @Autowired
    private Environment environment;

    @Autowired
    private Deliveries deliveries;

    @Autowired
    private Dispatches dispatches;

    @Autowired
    private Suspensions suspensions;

    @Autowired
    private Bounces bounces;

    @Autowired
    private SharedSchedule schedule;

    @Autowired
    private SendingPermit permit;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aMailThatComesBackForGoodSuspendsItsAddressAndTheDeskSaysWhy() throws Exception {
        String sam = "sam.gone@example.com";
        String back = sent(sam);
        assertThat(back).matches("bounces\\+[0-9a-z]+-[0-9a-v]{16}@status\\.example\\.com");
        assertThat(post(Reports.bounce(back, "failed", "5.1.1", "550 5.1.1 no such user"))
                        .body())
                .isEqualTo("taken\n");
        assertThat(reason(sam)).hasValue("came back: 5.1.1 550 5.1.1 no such user");
        assertThat(newest(sam).state()).isEqualTo("bounced");
        AdminClient ada = AdminClient.ada(environment);
        assertThat(ada.get("/admin/outbox").body()).contains(sam, "5.1.1 no such user");
        assertThat(ada.get("/admin/outbox/address?address=" + sam).body()).contains("came back", "no such user");
        // nothing that nobody asked for goes there any more, until it is released
        enqueue(sam, Lane.URGENT);
        await().until(() -> newest(sam).state().equals("suppressed"));
        suspensions.lift("mail", sam);
        sent(sam);
    }

    @ParameterizedTest
    @CsvSource({
        "4.4.7, 452 delivery time expired",
        "5.2.2, 552 mailbox full",
        "5.7.26, 550 this mail is unauthenticated",
        "5.1.8, 553 sender address rejected",
        "'', something else"
    })
    void whatSaysNothingOfTheAddressCountsOnceADay(String status, String said) throws Exception {
        String sam = "sam." + Ids.random() + "@example.com";
        for (int day = 1; day <= 3; day++) {
            assertThat(reason(sam)).isEmpty();
            for (int i = 0; i < (day < 3 ? 2 : 1); i++) {
                post(Reports.bounce(sent(sam), "failed", status, said));
            }
            jdbc.sql("update delivery_suspension set last_at = last_at - interval '1 day' where address = ?")
                    .param(sam)
                    .update();
        }
        assertThat(reason(sam).orElseThrow()).contains(said);
    }

    @Test
    void answersOfMachinesAndDelaysAreIgnored() throws Exception {
        String sam = "sam.away@example.com";
        String back = sent(sam);
        assertThat(post(Reports.holiday(back)).body()).isEqualTo("ignored\n");
        assertThat(post(Reports.bounce(back, "delayed", "4.4.1", "450 later")).body())
                .isEqualTo("ignored\n");
        assertThat(post(Reports.complaint(back, "not-spam")).body()).isEqualTo("ignored\n");
        assertThat(newest(sam).state()).isEqualTo("sent");
        assertThat(refusals(sam)).isZero();
        assertThat(Inbox.mails(back)).isEmpty();
    }

    @Test
    void aComplaintSuspends() throws Exception {
        String sam = "sam.complains@example.com";
        post(Reports.complaint(sent(sam), "abuse"));
        assertThat(reason(sam)).hasValue("complaint: abuse by examplemail/1.0");
        assertThat(newest(sam).state()).isEqualTo("sent");
    }

    @Test
    void nobodyCanSuspendSomebodyElse() throws Exception {
        String mine = sent("mallory.bounces@example.com");
        String victim = "sam.victim@example.com";
        sent(victim);
        String number = Long.toString(newest(victim).id(), 36);
        String signature = mine.replaceFirst(".*-", "").replaceFirst("@.*", "");
        for (String forged : new String[] {
            "bounces+" + number + "-" + signature + "@status.example.com",
            "bounces+" + number + "-" + "0".repeat(16) + "@status.example.com",
            "bounces+" + number + "@status.example.com",
            "bounces+zzzzzzzzzzzzz-" + signature + "@status.example.com",
            victim
        }) {
            assertThat(post(Reports.bounce(forged, "failed", "5.1.1", "550 gone"))
                            .body())
                    .isEqualTo("strange\n");
            assertThat(post(Reports.complaint(forged, "abuse")).body()).isEqualTo("strange\n");
        }
        assertThat(reason(victim)).isEmpty();
        assertThat(refusals(victim)).isZero();
    }

    @Test
    void theHookIsForThoseWhoKnowTheSecret() throws Exception {
        String sam = "sam.hook@example.com";
        byte[] bounce = Reports.bounce(sent(sam), "failed", "5.1.1", "550 gone");
        assertThat(post(bounce, "Bearer wrong").statusCode()).isEqualTo(401);
        assertThat(post(bounce, "Basic !").statusCode()).isEqualTo(401);
        assertThat(post(bounce, "").statusCode()).isEqualTo(401);
        assertThat(reason(sam)).isEmpty();
        String basic = Base64.getEncoder().encodeToString(("relay:" + AppTest.BOUNCE_SECRET).getBytes());
        assertThat(post(bounce, "Basic " + basic).statusCode()).isEqualTo(200);
        assertThat(reason(sam)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'event':'bounce','email':'%s','status':'5.1.1','reason':'no such user'}",
                "{'RecordType':'Bounce','Type':'HardBounce','Email':'%s','Description':'no such user'}",
                "{'RecordType':'SpamComplaint','Email':'%s'}",
                "[{'event':'delivered','email':'%1$s'},{'event':'bounce','type':'bounce','email':'%1$s','status':'5.0.0'}]",
                "[{'event':'spamreport','email':'%s'}]",
                "{'signature':{},'event-data':{'event':'failed','severity':'permanent','recipient':'%s',"
                        + "'delivery-status':{'code':550,'message':'no such user'}}}",
                "{'event-data':{'event':'complained','recipient':'%s'}}",
                "{'notificationType':'Bounce','bounce':{'bounceType':'Permanent','bouncedRecipients':"
                        + "[{'emailAddress':'%s','status':'5.1.1','diagnosticCode':'smtp; 550'}]}}",
                "{'Type':'Notification','Message':'{\\\"notificationType\\\":\\\"Complaint\\\",\\\"complaint\\\":"
                        + "{\\\"complainedRecipients\\\":[{\\\"emailAddress\\\":\\\"%s\\\"}]}}'}"
            })
    void whatRelaysReportInTheirOwnWordsSuspends(String json) throws Exception {
        String sam = "sam." + Ids.random() + "@example.com";
        sent(sam);
        assertThat(post(json(json, sam)).body()).isEqualTo("1 taken\n");
        assertThat(reason(sam)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'RecordType':'Bounce','Type':'SoftBounce','Email':'%s'}",
                "[{'event':'bounce','type':'blocked','email':'%s','reason':'blocked'}]",
                "{'event-data':{'event':'failed','severity':'temporary','recipient':'%s'}}",
                "{'event':'delivered','email':'%s'}",
                "{'event':'open'}",
                "[[[[]]]]",
                "{'event':{'email':['%s']}}"
            })
    void whatRelaysReportOfLateOrArrivedMailsSuspendsNobody(String json) throws Exception {
        String sam = "sam." + Ids.random() + "@example.com";
        sent(sam);
        assertThat(post(json(json, sam)).statusCode()).isEqualTo(200);
        assertThat(reason(sam)).isEmpty();
    }

    @Test
    void whatCannotBeReadIsRefusedOrIgnoredAndNothingBreaks() throws Exception {
        assertThat(post("{".getBytes(StandardCharsets.UTF_8)).statusCode()).isEqualTo(400);
        assertThat(post("nothing".getBytes(StandardCharsets.UTF_8)).body()).isEqualTo("strange\n");
        assertThat(post(new byte[] {0, 1, 2, (byte) 0xff}).body()).isEqualTo("strange\n");
        assertThat(post(new byte[300 * 1024]).statusCode()).isEqualTo(413);
    }

    @Test
    void aMailboxIsReadAndWhatIsNotOursIsLeftInIt() throws Exception {
        GreenMail server = new GreenMail(ServerSetupTest.IMAP.dynamicPort());
        server.start();
        GreenMailUser user = server.setUser("bounces@status.example.com", "bounces", "pass word");
        String gone = "sam.mailbox@example.com";
        String away = "sam.mailbox.away@example.com";
        String full = "sam.mailbox.full@example.com";
        user.deliver(mime(Reports.bounce(sent(gone), "failed", "5.1.1", "550 gone")));
        user.deliver(mime(Reports.holiday(sent(away))));
        user.deliver(mime(Reports.bounce(sent(full), "failed", "4.2.2", "452 full")));
        user.deliver(mime(Reports.holiday("bounces@status.example.com")));
        int imap = server.getImap().getPort();
        BounceMailbox mailbox = mailbox("imap://bounces:pass%20word@127.0.0.1:" + imap);
        mailbox.start(null);
        await().until(() -> reason(gone).isPresent() && refusals(full) == 1);
        await().until(() ->
                server.getManagers().getImapHostManager().getInbox(user).getMessageCount() == 1);
        assertThat(server.getManagers()
                        .getImapHostManager()
                        .getInbox(user)
                        .getMessages()
                        .get(0)
                        .getFlags()
                        .contains(Flags.Flag.SEEN))
                .isTrue();
        assertThat(mailbox.worry()).isEmpty();
        mailbox.destroy();
        server.stop();
    }

    @Test
    void aMailboxThatCannotBeReadIsSaidAtTheDesk() throws Exception {
        GreenMail server = new GreenMail(ServerSetupTest.IMAP.dynamicPort());
        server.start();
        server.setUser("bounces@status.example.com", "bounces", "right");
        jdbc.sql("delete from shared_schedule where job = 'bounce-mailbox'").update();
        BounceMailbox mailbox =
                mailbox("imap://bounces:wrong@127.0.0.1:" + server.getImap().getPort());
        mailbox.start(null);
        await().until(() -> mailbox.worry().isPresent());
        assertThat(mailbox.worry().orElseThrow().words().toString()).doesNotContain("wrong");
        mailbox.destroy();
        server.stop();
    }

    @Test
    void aMailboxWhoseCertificateNobodyVouchesForIsToldNoPassword() throws Exception {
        GreenMail server = new GreenMail(ServerSetupTest.IMAPS.dynamicPort());
        server.start();
        server.setUser("bounces@status.example.com", "bounces", "right");
        BounceMailbox mailbox =
                mailbox("imaps://bounces:right@127.0.0.1:" + server.getImaps().getPort());
        mailbox.start(null);
        // the server is surprised by who hangs up
        await().dontCatchUncaughtExceptions().until(() -> mailbox.worry().isPresent());
        assertThat(mailbox.worry().orElseThrow().words().toString()).contains("certificat");
        mailbox.destroy();
        server.stop();
    }

    private BounceMailbox mailbox(String address) {
        jdbc.sql("delete from shared_schedule where job = 'bounce-mailbox'").update();
        return new BounceMailbox(new BounceSettings(AppTest.BOUNCES, address, ""), bounces, schedule, permit);
    }

    /** Sends something to an address; the address to which it comes back. */
    private String sent(String address) {
        int before = Inbox.mails(address).size();
        enqueue(address, Lane.URGENT);
        MimeMessage mail = Inbox.await(address, before + 1).get(before);
        await().until(() -> newest(address).state().equals("sent"));
        return Inbox.header(mail, "Return-Path").replaceAll("[<>]", "");
    }

    private void enqueue(String address, Lane lane) {
        deliveries.enqueue(new NewDelivery("admin.test", Ids.random(), "desk", "mail", address, Locale.ENGLISH, lane));
    }

    private DeliverySummary newest(String address) {
        return dispatches.to(address, 1).get(0);
    }

    private Optional<String> reason(String address) {
        return suspensions.find("mail", address).map(Suspension::reason);
    }

    private int refusals(String address) {
        return jdbc.sql("select coalesce(max(refusals), 0) from delivery_suspension where address = ?")
                .param(address)
                .query(Integer.class)
                .single();
    }

    private HttpResponse<String> post(byte[] body) throws IOException, InterruptedException {
        return post(body, "Bearer " + AppTest.BOUNCE_SECRET);
    }

    private HttpResponse<String> post(byte[] body, String proof) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/bounces"))
                .header("Content-Type", "message/rfc822")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (!proof.isEmpty()) {
            request.header("Authorization", proof);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] json(String template, String address) {
        return template.formatted(address).replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static MimeMessage mime(byte[] bytes) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }
}
