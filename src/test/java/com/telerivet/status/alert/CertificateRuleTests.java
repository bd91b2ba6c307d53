package com.telerivet.status.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.telerivet.status.probe.NewProbe;
import com.telerivet.status.probe.Probes;
import com.telerivet.status.testkit.AppTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
class CertificateRuleTests {

    @Autowired
    Probes probes;

    @Autowired
    AlertRules rules;

    @Autowired
    Proposals proposals;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aCertificateThatEndsSoonIsTroubleUntilItIsRenewed() {
        String probe = probes.add(new NewProbe(
                "Front door",
                "tls://127.0.0.1:1",
                200,
                Duration.ofMinutes(5),
                Duration.ofSeconds(1),
                null,
                null,
                null));
        probes.pause(probe);
        String rule = rules.add(new NewRule(
                "Certificate of the front door",
                RuleKind.CERTIFICATE,
                null,
                probe,
                Side.ABOVE,
                0,
                0,
                1,
                1,
                14,
                null,
                List.of(),
                "",
                false));
        await().until(() -> rules.find(rule).orElseThrow().checkedAt() != null);
        assertThat(rules.find(rule).orElseThrow().isFiring())
                .as("nobody has seen one yet")
                .isFalse();

        ends(probe, rule, 13);
        await().until(() -> rules.find(rule).orElseThrow().isFiring());
        assertThat(proposals.waiting()).anyMatch(p -> p.name().equals("Certificate of the front door"));
        ends(probe, rule, 90);
        await().until(() -> !rules.find(rule).orElseThrow().isFiring());
    }

    private void ends(String probe, String rule, int days) {
        jdbc.sql("update probe set certificate_ends_at = now() + make_interval(days => ?) where id = ?")
                .params(days, probe)
                .update();
        jdbc.sql("update alert_rule set next_at = now() where id = ?")
                .param(rule)
                .update();
    }
}
