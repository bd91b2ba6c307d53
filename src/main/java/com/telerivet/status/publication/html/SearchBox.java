package com.telerivet.status.publication.html;

import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.publication.Question;
import java.util.List;

/** The form by which readers look into the history, filled in with what they asked. */
record SearchBox(String action, String words, List<Choice> components) {

    record Choice(String id, String name, boolean chosen) {}

    static SearchBox of(ComponentTree tree, Links links) {
        return of(tree, links, new Question("", null, 1));
    }

    static SearchBox of(ComponentTree tree, Links links, Question asked) {
        return new SearchBox(
                links.search(),
                asked.words(),
                tree.components().stream()
                        .map(one -> new Choice(one.id(), one.name(), one.id().equals(asked.componentId())))
                        .toList());
    }
}
