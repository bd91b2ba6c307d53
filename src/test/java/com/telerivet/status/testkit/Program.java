package com.telerivet.status.testkit;

import com.telerivet.status.StatusApplication;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The application in a process of its own, for those who stop it or kill it. */
public final class Program {

    private Program() {}

    /**
     * Does not wait for it.
     *
     * @param home where its data and its {@code log} go
     * @param settings written {@code name=value}
     */
    public static Process start(Path home, String... settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx300m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                StatusApplication.class.getName(),
                "--management.server.port=0",
                "--status.data-dir=" + home.resolve("data")));
        Arrays.stream(settings).forEach(setting -> command.add("--" + setting));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("log").toFile())
                .start();
    }
}
