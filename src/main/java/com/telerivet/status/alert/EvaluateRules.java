package com.telerivet.status.alert;

import com.telerivet.status.platform.DatabaseReady;
import com.telerivet.status.platform.Worker;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes the rules whose turn it is, so that each is looked at by one instance, and has each looked at by itself. */
@Component
class EvaluateRules implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(EvaluateRules.class);
    private static final Duration LOOK_AROUND = Duration.ofSeconds(3);

    private final JdbcClient jdbc;
    private final Judge judge;
    private @Nullable Worker worker;

    EvaluateRules(JdbcClient jdbc, Judge judge) {
        this.jdbc = jdbc;
        this.judge = judge;
    }

    @EventListener
    void start(DatabaseReady ready) {
        worker = Worker.start("alert-rules", LOOK_AROUND, this::lookAtDue);
    }

    @Override
    public void destroy() {
        if (worker != null) {
            worker.close();
        }
    }

    /** A rule that cannot be judged is tried again in its next turn, and keeps no other from its own. */
    void lookAtDue() {
        for (String id : claim()) {
            try {
                judge.judge(id);
            } catch (RuntimeException e) {
                log.warn("The alert rule {} could not be judged: {}", id, e.toString());
            }
        }
    }

    private List<String> claim() {
        return jdbc.sql(
                        """
                        update alert_rule set next_at = now() + interval '20 seconds'
                        where id in (select id from alert_rule where next_at <= now() and paused_at is null
                                     order by next_at limit 200 for update skip locked)
                        returning id
                        """)
                .query(String.class)
                .list();
    }
}
