package com.telerivet.status.publication.html;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.component.ComponentSummary;
import com.telerivet.status.component.ComponentTree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** "Am I affected?", in a sentence or two: what does not work, and whether the rest does. */
final class Answer {

    /** So many are named; of more, the number is told. */
    private static final int MOST = 6;

    private Answer() {}

    /** Null while all is well and nothing is open. */
    static @Nullable String of(ComponentTree tree, boolean incident, Words words) {
        List<ComponentSummary> troubled = tree.components().stream()
                .filter(component -> component.status() != ComponentStatus.OPERATIONAL)
                .toList();
        if (troubled.isEmpty()) {
            return incident ? words.say("publication.answer.none") : null;
        }
        List<String> named = troubled.stream()
                .sorted((a, b) -> b.status().compareTo(a.status()))
                .limit(troubled.size() > MOST ? MOST - 1 : MOST)
                .map(component -> words.say("publication.answer.one", name(component, tree), status(component, words)))
                .toList();
        int others = troubled.size() - named.size();
        String what = others == 0
                ? words.say("publication.answer.affected", words.list(named))
                : words.say("publication.answer.many", String.join(", ", named), others);
        boolean all = troubled.size() == tree.components().size();
        return what + " " + words.say(all ? "publication.answer.all" : "publication.answer.rest");
    }

    /** With its group, where another component is called the same. */
    private static String name(ComponentSummary component, ComponentTree tree) {
        boolean isAlone = tree.components().stream()
                        .filter(other -> other.name().equals(component.name()))
                        .count()
                == 1;
        return isAlone ? component.name() : tree.fullName(component.id()).orElse(component.name());
    }

    private static String status(ComponentSummary component, Words words) {
        return words.say("publication.answer." + component.status().code());
    }
}
