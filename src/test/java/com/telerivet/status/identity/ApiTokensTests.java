package com.telerivet.status.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.telerivet.status.platform.BadSetting;
import com.telerivet.status.platform.SecretToken;
import com.telerivet.status.testkit.MovableClock;
import com.telerivet.status.testkit.TestDatabase;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApiTokensTests {

    private final MovableClock clock = MovableClock.at("2015-01-31T07:03:00Z");
    private final TestDatabase database = TestDatabase.fresh();
    private final ApiTokens tokens = new ApiTokens(database.jdbc(), clock);

    @Test
    void aTokenIsKnownByItsTextAndKeptAsAHash() {
        NewApiToken made = tokens.create("Monitoring", Set.of(TokenScope.ADMIN), null);

        assertThat(tokens.authenticate(made.secret().text()))
                .map(ApiTokenSummary::name)
                .contains("Monitoring");
        assertThat(tokens.authenticate("another text")).isEmpty();
        assertThat(database.jdbc()
                        .sql("select t::text from api_token t")
                        .query(String.class)
                        .single())
                .doesNotContain(made.secret().text());
    }

    @Test
    void aRevokedTokenIsRefusedAndStaysOnRecord() {
        NewApiToken made = tokens.create("Monitoring", Set.of(TokenScope.ADMIN), null);

        tokens.revoke(made.token().id());

        assertThat(tokens.authenticate(made.secret().text())).isEmpty();
        assertThat(tokens.all()).singleElement().satisfies(t -> assertThat(t.revokedAt())
                .isEqualTo(clock.instant()));
    }

    @Test
    void anExpiredTokenIsRefused() {
        NewApiToken made = tokens.create(
                "For a day", Set.of(TokenScope.ADMIN), clock.instant().plus(Duration.ofDays(1)));

        assertThat(tokens.authenticate(made.secret().text())).isPresent();
        clock.advance(Duration.ofDays(1));
        assertThat(tokens.authenticate(made.secret().text())).isEmpty();
    }

    @Test
    void aTokenKeepsWhatItMayDo() {
        NewApiToken made = tokens.create("Bot", Set.of(TokenScope.READ, TokenScope.INCIDENTS), null);

        assertThat(tokens.authenticate(made.secret().text()).orElseThrow().scopes())
                .containsExactlyInAnyOrder(TokenScope.READ, TokenScope.INCIDENTS);
        assertThatThrownBy(() -> tokens.create("Idle", Set.of(), null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void useIsNotedAtMostOnceAMinute() {
        NewApiToken made = tokens.create("Monitoring", Set.of(TokenScope.ADMIN), null);
        var first = clock.instant();

        tokens.authenticate(made.secret().text());
        clock.advance(Duration.ofSeconds(59));
        tokens.authenticate(made.secret().text());
        assertThat(tokens.all().get(0).lastUsedAt()).isEqualTo(first);

        clock.advance(Duration.ofSeconds(1));
        tokens.authenticate(made.secret().text());
        assertThat(tokens.all().get(0).lastUsedAt()).isEqualTo(first.plusSeconds(60));
    }

    @Test
    void aShortSettingIsRefusedInTwoSentences() {
        assertThatThrownBy(() -> new ApiTokenSettings("0123456789abcde"))
                .isInstanceOf(BadSetting.class)
                .hasMessageStartingWith("STATUS_API_TOKEN has fewer than 16 characters");
        assertThat(new ApiTokenSettings("  ").apiToken()).isNull();
    }

    @Test
    void aSecretIsNeverPartOfAText() {
        assertThat(new NewApiToken(
                                tokens.create("x", Set.of(TokenScope.ADMIN), null)
                                        .token(),
                                new SecretToken("hush"))
                        .toString())
                .doesNotContain("hush");
        assertThat(new ApiTokenSettings("0123456789abcdef").toString()).doesNotContain("0123456789abcdef");
    }
}
