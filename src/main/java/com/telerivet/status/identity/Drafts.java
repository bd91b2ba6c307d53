package com.telerivet.status.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people have typed at the desk and not sent yet: one draft a person and form, for 30 days. Drafts outlive the
 * session that they were typed in, and nobody sees those of somebody else.
 */
@Component
public class Drafts {

    /** The field by which a form names its draft. */
    public static final String FIELD = "draft";

    /** The request's attribute that names the draft in which a refused form was kept. */
    public static final String KEPT = "identity.draft.kept";

    /** How many one person has at most; the oldest make room. */
    static final int MOST = 50;

    private static final Duration LIFETIME = Duration.ofDays(30);
    private static final int LONGEST = 150_000;
    private static final Pattern NAME = Pattern.compile("[a-z]{2,20}(-[a-z0-9]{12}){0,2}");
    private static final TypeReference<Map<String, List<String>>> FIELDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    Drafts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Row(String form, String fields, OffsetDateTime savedAt) {}

    /** Whether a form may be called so: {@code report}, or {@code update-} with the id of what it is about. */
    public static boolean isName(String form) {
        return NAME.matcher(form).matches();
    }

    /**
     * Keeps what stands in a form, in place of what was kept of it before.
     *
     * @throws IllegalArgumentException for a name that is none, or for more text than any form of the desk holds
     */
    @Transactional
    public Draft save(String personId, String form, Map<String, List<String>> typed) {
        Map<String, List<String>> fields = new LinkedHashMap<>(typed);
        fields.remove("_csrf");
        String text = json.writeValueAsString(fields);
        if (!isName(form) || text.length() > LONGEST) {
            throw new IllegalArgumentException("this is no draft of a form: " + form);
        }
        Instant now = clock.instant();
        jdbc.sql("delete from draft where saved_at < ?")
                .param(utc(now.minus(LIFETIME)))
                .update();
        jdbc.sql(
                        """
                        insert into draft (person_id, form, fields, saved_at) values (?, ?, ?, ?)
                        on conflict (person_id, form) do update set fields = excluded.fields, saved_at = excluded.saved_at
                        """)
                .params(personId, form, text, utc(now))
                .update();
        jdbc.sql(
                        """
                        delete from draft where person_id = :person and form not in
                            (select form from draft where person_id = :person order by saved_at desc limit :most)
                        """)
                .param("person", personId)
                .param("most", MOST)
                .update();
        return new Draft(form, fields, now);
    }

    @Transactional(readOnly = true)
    public Optional<Draft> find(String personId, String form) {
        return of(personId).stream().filter(draft -> draft.form().equals(form)).findFirst();
    }

    /** All of one person, the newest first. */
    @Transactional(readOnly = true)
    public List<Draft> of(String personId) {
        return jdbc
                .sql(
                        """
                        select form, fields, saved_at from draft where person_id = ? and saved_at >= ?
                        order by saved_at desc
                        """)
                .params(personId, utc(clock.instant().minus(LIFETIME)))
                .query(Row.class)
                .list()
                .stream()
                .map(this::draft)
                .toList();
    }

    /** After it was sent, or given up. */
    @Transactional
    public void forget(String personId, String form) {
        jdbc.sql("delete from draft where person_id = ? and form = ?")
                .params(personId, form)
                .update();
    }

    private Draft draft(Row row) {
        return new Draft(
                row.form(), json.readValue(row.fields(), FIELDS), row.savedAt().toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
