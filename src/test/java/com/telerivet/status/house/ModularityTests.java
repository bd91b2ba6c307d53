package com.telerivet.status.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.StatusApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.modulith.core.ApplicationModules;

/** The walls between the rooms, and the map of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModularityTests {

    private final ApplicationModules modules = ApplicationModules.of(StatusApplication.class);

    @Test
    void everyRoomNamesOnlyTheRoomsThatItMay() {
        modules.verify();
    }

    @Test
    void theMapListsExactlyTheRoomsThatThereAre() throws IOException {
        String map = Files.readString(Path.of("docs/ARCHITECTURE.md"));
        List<String> listed = Pattern.compile("(?m)^\\| `([a-z.]+)` \\|")
                .matcher(map)
                .results()
                .map(r -> r.group(1))
                .toList();
        List<String> rooms = modules.stream()
                .map(module -> module.getIdentifier().toString())
                .toList();

        assertThat(listed).containsExactlyInAnyOrderElementsOf(rooms);
    }
}
