package com.telerivet.status.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.platform.Notices;
import com.telerivet.status.platform.SecretToken;
import com.telerivet.status.platform.StatusSettings;
import com.telerivet.status.testkit.AppTest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
class RecoveryKeysTests {

    @TempDir
    private Path other;

    @Autowired
    private RecoveryKeys keys;

    @Autowired
    private KeptKey kept;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Notices notices;

    @Autowired
    private Clock clock;

    @Test
    void aNewKeyRevokesTheOneBefore() {
        SecretToken old = keys.make();
        SecretToken present = keys.make();

        assertThat(keys.isRight(present.text())).isTrue();
        assertThat(keys.isRight(" " + present.text() + "\n"))
                .as("as it was pasted")
                .isTrue();
        assertThat(keys.isRight(old.text())).isFalse();
        assertThat(keys.madeAt()).isPresent();
    }

    @Test
    void aRevokedKeyOpensNothingHereOrElsewhere() {
        SecretToken key = keys.make();
        RecoveryKeys there = onAnotherInstance();
        there.copy();
        assertThat(there.isRight(key.text())).isTrue();

        keys.revoke();
        there.copy();

        assertThat(keys.isRight(key.text())).isFalse();
        assertThat(there.isRight(key.text())).isFalse();
        assertThat(keys.madeAt()).isEmpty();
    }

    @Test
    void onlyTheHashIsKept() {
        SecretToken key = keys.make();
        assertThat(jdbc.sql("select hash from recovery_key").query(String.class).single())
                .isEqualTo(key.hash())
                .isNotEqualTo(key.text());
    }

    @Test
    void withoutAKeyNothingIsRight() {
        RecoveryKeys none = onAnotherInstance();
        assertThat(none.isRight("")).isFalse();
        assertThat(none.isRight("0".repeat(64))).isFalse();
    }

    @Test
    void anotherInstanceCopiesTheKeyAndKnowsItAfterARestart() {
        SecretToken key = keys.make();
        RecoveryKeys there = onAnotherInstance();
        assertThat(there.isRight(key.text())).isFalse();
        there.copy();
        assertThat(there.isRight(key.text())).isTrue();
        assertThat(onAnotherInstance().isRight(key.text())).isTrue();
    }

    @Test
    void aKeyThatIsGoneFromTheDatabaseGoesFromTheDiskToo() throws Exception {
        keys.make();
        jdbc.sql("delete from recovery_key").update();
        keys.copy();
        assertThat(kept.hash()).isEmpty();
        kept.keep(Optional.of("of an older day"));
        notices.send(RecoveryKeys.NOTICE);
        Awaitility.await().until(() -> kept.hash().isEmpty());
    }

    private RecoveryKeys onAnotherInstance() {
        return new RecoveryKeys(jdbc, notices, new KeptKey(new StatusSettings(other, "http://localhost")), clock);
    }
}
