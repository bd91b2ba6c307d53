package com.telerivet.status.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.platform.StatusSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenMailsTests {

    private static final byte[] MAIL = "To: sam@example.com\r\nSubject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe?=\r\n\r\nHello"
            .getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path dataDir;

    @Test
    void whatIsWrittenIsListedAndRead() throws IOException {
        WrittenMails mails = mails();
        assertThat(mails.latest(10)).isEmpty();
        mails.write("20150131-070300-1.eml", MAIL);
        mails.write("20150131-070300-1.eml", MAIL);
        assertThat(mails.latest(10)).singleElement().satisfies(mail -> {
            assertThat(mail.name()).isEqualTo("20150131-070300-1.eml");
            assertThat(mail.to()).isEqualTo("sam@example.com");
            assertThat(mail.subject()).isEqualTo("Grüße");
        });
        assertThat(mails.read("20150131-070300-1.eml"))
                .hasValueSatisfying(m -> assertThat(m).isEqualTo(MAIL));
        try (var files = Files.list(dataDir.resolve("outbox"))) {
            assertThat(files).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.eml",
                "..%2fsecret.eml",
                "/etc/passwd",
                "a/../../secret.eml",
                "",
                "x.eml\u0000",
                "x.txt"
            })
    void nothingOutsideTheFolderIsRead(String name) throws IOException {
        Files.writeString(dataDir.resolve("secret.eml"), "secret");
        Files.createDirectories(dataDir.resolve("outbox/a"));
        assertThat(mails().read(name)).isEmpty();
    }

    private WrittenMails mails() {
        return new WrittenMails(new StatusSettings(dataDir, "http://localhost:8080"));
    }
}
