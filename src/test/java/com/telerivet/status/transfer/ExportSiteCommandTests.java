package com.telerivet.status.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.platform.StatusSettings;
import com.telerivet.status.testkit.AppTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class ExportSiteCommandTests {

    @Autowired
    StatusSettings settings;

    @TempDir
    Path folder;

    @Test
    void theSiteBecomesFilesThatAnyHostServesUnderTheSameAddresses() throws Exception {
        Path kept = settings.dataDir().resolve("site");
        Awaitility.await()
                .until(() -> Files.exists(kept.resolve("index.html")) && Files.exists(kept.resolve("status.txt")));
        Path site = folder.resolve("out");

        assertThat(ExportSiteCommand.run("export-site", site.toString(), "--status.data-dir=" + settings.dataDir()))
                .isZero();

        assertThat(Files.readString(site.resolve("index.html"))).contains("<html");
        assertThat(Files.readString(site.resolve("history/index.html")))
                .contains("<html")
                .doesNotContain("/history?page=");
        assertThat(site.resolve("history.html")).doesNotExist();
        assertThat(Files.readString(site.resolve("api/v2/status.json"))).startsWith("{");
        assertThat(site.resolve("404.html")).exists();
        assertThat(site.resolve("index.html.gz")).doesNotExist();
    }

    @Test
    void aCommandThatCannotWorkSaysSoByItsExitCode() {
        assertThat(ExportSiteCommand.run("export-site")).isEqualTo(2);
        assertThat(ExportSiteCommand.run(
                        "export-site",
                        folder.resolve("out").toString(),
                        "--status.data-dir=" + folder.resolve("nothing")))
                .isEqualTo(1);
        assertThat(ExportSiteCommand.run(
                        "export-site",
                        settings.dataDir().resolve("site").resolve("within").toString(),
                        "--status.data-dir=" + settings.dataDir()))
                .isNotZero();
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
