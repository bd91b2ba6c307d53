package com.telerivet.status.subscriber;

import com.telerivet.status.delivery.Lane;
import com.telerivet.status.platform.Ids;
import com.telerivet.status.platform.SecretKeys;
import com.telerivet.status.platform.SecretToken;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes what comes in by a table, a portion with each statement. */
@Repository
class ImportedRows {

    private final JdbcClient jdbc;
    private final SecretKeys keys;
    private final Clock clock;

    ImportedRows(JdbcClient jdbc, SecretKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    /** New subscribers; who has come meanwhile, by another way, stays as it is. */
    void insert(List<ImportRow> rows, ImportTerms terms) {
        byte[] key = keys.named(LinkTokens.KEY);
        List<LinkTokens> tokens = rows.stream()
                .map(row ->
                        new LinkTokens(key, Ids.random(), SecretToken.random().text()))
                .toList();
        jdbc.sql(
                        """
                        insert into subscriber (id, channel, address, state, all_components, ends_only, kinds, invited,
                            locale, salt, confirm_hash, manage_hash, unsubscribe_hash, created_at, asked_at,
                            confirmed_at, unsubscribed_at, consent, version)
                        select id, 'mail', address, state, all_components, ends_only, kinds, true, locale, salt, confirm,
                            manage, unsubscribe, :now, :now, confirmed_at, case when state = 'unsubscribed' then :now end,
                            consent, 0
                        from unnest(cast(:ids as text[]), cast(:addresses as text[]), cast(:states as text[]),
                            cast(:alls as boolean[]), cast(:ends as boolean[]), cast(:kinds as text[]),
                            cast(:locales as text[]), cast(:salts as text[]), cast(:confirms as text[]),
                            cast(:manages as text[]), cast(:unsubscribes as text[]),
                            cast(:confirmed as timestamptz[]), cast(:consents as text[]))
                            as n (id, address, state, all_components, ends_only, kinds, locale, salt, confirm, manage,
                                unsubscribe, confirmed_at, consent)
                        on conflict (channel, lower(address)) do nothing
                        """)
                .param("now", now())
                .param("ids", texts(tokens, LinkTokens::subscriberId))
                .param("addresses", texts(rows, row -> row.address().text()))
                .param("states", texts(rows, row -> state(row, terms).code()))
                .param(
                        "alls",
                        rows.stream().map(row -> row.componentIds().isEmpty()).toArray(Boolean[]::new))
                .param("ends", rows.stream().map(row -> row.extent().endsOnly()).toArray(Boolean[]::new))
                .param("kinds", texts(rows, row -> row.extent().kinds().code()))
                .param("locales", texts(rows, ImportRow::locale))
                .param("salts", texts(tokens, LinkTokens::salt))
                .param("confirms", texts(tokens, t -> t.confirm().hash()))
                .param("manages", texts(tokens, t -> t.manage().hash()))
                .param("unsubscribes", texts(tokens, t -> t.unsubscribe().hash()))
                .param("confirmed", texts(rows, row -> terms.takesAgreed(row) ? agreedAt(row, terms) : null))
                .param("consents", texts(rows, row -> terms.takesAgreed(row) ? consent(row, terms) : null))
                .update();
        choose(rows, tokens);
    }

    /** Those who were asked once and have agreed elsewhere. */
    void vouch(List<ImportRow> rows, ImportTerms terms) {
        jdbc.sql(
                        """
                        update subscriber s set state = 'active', consent = n.consent, confirmed_at = n.confirmed_at,
                            unsubscribed_at = null, version = version + 1
                        from unnest(cast(:addresses as text[]), cast(:confirmed as timestamptz[]),
                            cast(:consents as text[])) as n (address, confirmed_at, consent)
                        where s.channel = 'mail' and lower(s.address) = n.address and s.state = 'unconfirmed'
                        """)
                .param("addresses", lower(rows))
                .param("confirmed", texts(rows, row -> agreedAt(row, terms)))
                .param("consents", texts(rows, row -> consent(row, terms)))
                .update();
    }

    /** Asks those by mail; what somebody waits for at this moment goes first. */
    void ask(List<ImportRow> rows, String subjectId) {
        jdbc.sql(
                        """
                        insert into delivery_queue
                            (kind, subject_id, recipient_id, channel, address, locale, lane, next_attempt_at, created_at)
                        select :kind, :subject, id, channel, address, locale, :lane, now(), now()
                        from subscriber
                        where channel = 'mail' and lower(address) = any(:addresses) and state = 'unconfirmed'
                        on conflict (kind, subject_id, recipient_id) do nothing
                        """)
                .param("kind", ConfirmationMail.KIND)
                .param("subject", subjectId)
                .param("lane", Lane.LATER.number())
                .param("addresses", lower(rows))
                .update();
    }

    private void choose(List<ImportRow> rows, List<LinkTokens> tokens) {
        jdbc.sql(
                        """
                        insert into subscriber_component (subscriber_id, component_id)
                        select s.id, c.id
                        from unnest(cast(:ids as text[]), cast(:chosen as text[])) as n (id, chosen)
                        join subscriber s on s.id = n.id
                        cross join lateral unnest(string_to_array(n.chosen, ' ')) as c (id)
                        """)
                .param("ids", texts(tokens, LinkTokens::subscriberId))
                .param("chosen", texts(rows, row -> String.join(" ", row.componentIds())))
                .update();
    }

    private static SubscriberState state(ImportRow row, ImportTerms terms) {
        boolean isToAsk = row.state() != SubscriberState.UNSUBSCRIBED && !terms.takesAgreed(row);
        return isToAsk ? SubscriberState.UNCONFIRMED : row.state();
    }

    private static String consent(ImportRow row, ImportTerms terms) {
        return Objects.requireNonNullElse(row.consent(), Objects.requireNonNullElse(terms.consent(), ""));
    }

    private String agreedAt(ImportRow row, ImportTerms terms) {
        Instant at = row.agreedAt() != null ? row.agreedAt() : terms.agreedAt();
        return (at == null ? clock.instant() : at).toString();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String[] lower(List<ImportRow> rows) {
        return texts(rows, row -> row.address().text().toLowerCase(Locale.ROOT));
    }

    private static <T> String[] texts(List<T> of, Function<T, @Nullable String> part) {
        return of.stream().map(part).toArray(String[]::new);
    }
}
