package com.telerivet.status.identity;

import java.util.Arrays;
import java.util.Optional;
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

    /** The least role that must sign in with a second step; empty where nobody must. */
    @Transactional(readOnly = true)
    public Optional<Role> secondStepFrom() {
        return jdbc.sql("select coalesce(second_step_from, '') from sign_in_rule")
                .query(String.class)
                .optional()
                .flatMap(Role::of);
    }

    /** Whether somebody with this role must sign in with a second step. */
    public boolean isSecondStepRequired(Role role) {
        return secondStepFrom().filter(role::includes).isPresent();
    }

    /** Asks a second step of everybody who may do what {@code least} may; of nobody where it is empty. */
    @Transactional
    public void requireSecondStep(Optional<Role> least) {
        jdbc.sql("update sign_in_rule set second_step_from = ?, second_step_required = ?")
                .params(Arrays.asList(least.map(Role::code).orElse(null), least.isPresent()))
                .update();
    }
}
