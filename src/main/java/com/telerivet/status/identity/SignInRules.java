package com.telerivet.status.identity;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the administrators ask of every sign-in. */
@Component
public class SignInRules {

    private final JdbcClient jdbc;

    SignInRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether everybody must sign in with a second step. */
    @Transactional(readOnly = true)
    public boolean isSecondStepRequired() {
        return jdbc.sql("select second_step_required from sign_in_rule")
                .query(Boolean.class)
                .single();
    }

    @Transactional
    public void requireSecondStep(boolean isRequired) {
        jdbc.sql("update sign_in_rule set second_step_required = ?")
                .param(isRequired)
                .update();
    }
}
