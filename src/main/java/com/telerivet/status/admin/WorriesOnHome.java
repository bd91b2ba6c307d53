package com.telerivet.status.admin;

import com.telerivet.status.platform.Worrier;
import com.telerivet.status.platform.Worry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives the first screen what the system itself is worried about. */
@ControllerAdvice(assignableTypes = HomeController.class)
class WorriesOnHome {

    /** Where more is said about it, by the room's name. */
    private static final Map<String, String> ROOMS =
            Map.of("delivery", "/admin/outbox", "metric", "/admin/metrics", "probe", "/admin/agents");

    private final List<Worrier> worriers;
    private final DeskWords words;

    WorriesOnHome(List<Worrier> worriers, DeskWords words) {
        this.worriers = worriers;
        this.words = words;
    }

    /** A worry in one sentence. */
    record Line(String sentence, @Nullable String link) {}

    @ModelAttribute("worries")
    List<Line> worries() {
        return worriers.stream()
                .map(Worrier::worry)
                .flatMap(Optional::stream)
                .map(this::line)
                .toList();
    }

    private Line line(Worry worry) {
        Object[] filledIn = worry.words().stream()
                .map(word -> word instanceof Duration time ? words.briefly(time) : word)
                .toArray();
        return new Line(words.say(worry.key(), filledIn), ROOMS.get(worry.key().replaceAll("\\..*", "")));
    }
}
