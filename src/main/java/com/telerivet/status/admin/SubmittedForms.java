package com.telerivet.status.admin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A form does its work once, however often it is sent: a double click, a reload, a retry after a lost answer. Every
 * form carries a key, which is kept in the very transaction of its work; whoever sends it again is led to where the
 * first one was.
 */
@Component
class SubmittedForms {

    private static final Duration REMEMBERED = Duration.ofDays(2);
    private static final int LONGEST_KEY = 64;

    private final JdbcClient jdbc;
    private final Clock clock;

    SubmittedForms(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Does the work, unless a form with this key has done it; one that is at it just now is waited for.
     *
     * @param work its result is the address to go to
     */
    @Transactional
    public String once(String key, Supplier<String> work) {
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("the form came without its key");
        }
        Instant now = clock.instant();
        jdbc.sql("delete from submitted_form where submitted_at < ?")
                .param(utc(now.minus(REMEMBERED)))
                .update();
        int isFirst = jdbc.sql("insert into submitted_form (form_key, location, submitted_at) values (?, '', ?)"
                        + " on conflict (form_key) do nothing")
                .params(key, utc(now))
                .update();
        if (isFirst == 0) {
            return jdbc.sql("select location from submitted_form where form_key = ?")
                    .param(key)
                    .query(String.class)
                    .single();
        }
        String location = work.get();
        jdbc.sql("update submitted_form set location = ? where form_key = ?")
                .params(location, key)
                .update();
        return location;
    }

    /** Whether a form with this key did its work. */
    @Transactional(readOnly = true)
    public boolean isDone(String key) {
        return jdbc.sql("select count(*) from submitted_form where form_key = ?")
                        .param(key)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
