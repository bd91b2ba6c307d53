package com.telerivet.status.identity;

import com.telerivet.status.platform.DatabaseReady;
import com.telerivet.status.platform.SecretToken;
import com.telerivet.status.platform.StatusSettings;
import java.time.Clock;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** While there is nobody: the settings name the first administrator, or a link in the log lets somebody become it. */
@Component
class FirstAdministrator {

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

    private final People people;
    private final AdminSettings settings;
    private final StatusSettings shared;
    private final JdbcClient jdbc;
    private final Clock clock;

    FirstAdministrator(People people, AdminSettings settings, StatusSettings shared, JdbcClient jdbc, Clock clock) {
        this.people = people;
        this.settings = settings;
        this.shared = shared;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    @Transactional
    public void prepare(DatabaseReady ready) {
        alone();
        if (!people.isEmpty()) {
            return;
        }
        String email = settings.email();
        String password = settings.password();
        if (email == null || password == null) {
            log.info("There is nobody to sign in yet. Make the first administrator at {}", setupLink());
        } else {
            people.add(email, email.substring(0, email.indexOf('@')), Role.ADMINISTRATOR, password);
            log.info("Made the first administrator, {}", email);
        }
    }

    /** Whether this token still makes an administrator. */
    @Transactional(readOnly = true)
    public boolean isOpen(SecretToken token) {
        return jdbc.sql("select count(*) from setup_token where token_hash = ?")
                        .param(token.hash())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Uses the token up; false if it was none, or somebody was quicker. */
    @Transactional
    public boolean make(SecretToken token, String email, String name, String password) {
        alone();
        int used = jdbc.sql("delete from setup_token where token_hash = ?")
                .param(token.hash())
                .update();
        if (used == 0 || !people.isEmpty()) {
            return false;
        }
        people.add(email, name, Role.ADMINISTRATOR, password);
        return true;
    }

    /** Instances that start together, or two people with the same link, come one after the other. */
    private void alone() {
        jdbc.sql("lock table setup_token in exclusive mode").update();
    }

    private String setupLink() {
        SecretToken token = SecretToken.random();
        jdbc.sql("delete from setup_token").update();
        jdbc.sql("insert into setup_token (token_hash, created_at) values (?, ?)")
                .params(token.hash(), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return shared.baseUrl() + "/admin/setup?token=" + token.text();
    }
}
