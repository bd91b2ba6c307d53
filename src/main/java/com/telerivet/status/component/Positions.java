package com.telerivet.status.component;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who stands where. Siblings are the members of a group, or the groups and ungrouped components of the top level; they
 * are numbered from 1 without gaps. Everybody who orders holds the rows, so that two of them cannot interleave.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Positions {

    private final ComponentRepository components;
    private final GroupRepository groups;

    Positions(ComponentRepository components, GroupRepository groups) {
        this.components = components;
        this.groups = groups;
    }

    /** Locks everything that has a position, in one order. */
    void hold() {
        groups.findAllLocked(Sort.by("id"));
        components.findAllLocked(Sort.by("id"));
    }

    /** The id as it was given, of a group that is there. */
    @Nullable
    String group(@Nullable String groupId) {
        if (groupId != null && !groups.existsById(groupId)) {
            throw new ComponentRejected("groupId", "Group does not exist");
        }
        return groupId;
    }

    int last(@Nullable String groupId) {
        return siblings(groupId).size();
    }

    /** Moves one among its siblings to {@code position}, or as near as it can be; the others close up. */
    void place(Placed one, int position) {
        List<Placed> row = siblings(one.groupId());
        row.remove(one);
        row.add(Math.max(0, Math.min(row.size(), position - 1)), one);
        renumber(row);
    }

    /** Closes the gap that somebody left. */
    void closeUp(@Nullable String groupId) {
        renumber(siblings(groupId));
    }

    private static void renumber(List<Placed> row) {
        for (int i = 0; i < row.size(); i++) {
            row.get(i).stand(i + 1);
        }
    }

    private List<Placed> siblings(@Nullable String groupId) {
        List<Placed> row = new ArrayList<>();
        if (groupId == null) {
            row.addAll(groups.findAll());
        }
        components.findAll().stream()
                .filter(c -> !c.isArchived() && Objects.equals(c.groupId(), groupId))
                .forEach(row::add);
        row.sort(Comparator.comparingInt(Placed::position).thenComparing(Placed::id));
        return row;
    }
}
