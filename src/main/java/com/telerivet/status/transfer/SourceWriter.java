package com.telerivet.status.transfer;

import com.telerivet.status.component.ComponentStatus;
import com.telerivet.status.transfer.ImportSummary.Count;
import com.telerivet.status.transfer.SourceSite.Entry;
import com.telerivet.status.transfer.SourceSite.Part;
import com.telerivet.status.transfer.SourceSite.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes rows of what a source tells, and leaves out what is here already: whatever came from there before, or was changed
 * here since, stays as it is. The history of components follows from the entries, as it does for incidents of our own.
 */
final class SourceWriter {

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final RowStore store;
    private final SourceRows rows;
    private final Instant now;
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Integer> standing = new HashMap<>();

    /** What components are said to be, entry by entry, to become their history. */
    private record Change(String componentId, ComponentStatus status, Instant at, String cause) {}

    SourceWriter(JdbcClient jdbc, RowStore store, Instant now) {
        this.jdbc = jdbc;
        this.store = store;
        this.rows = new SourceRows(now);
        this.now = now;
    }

    void write(SourceSite site) {
        Map<String, String> names = new HashMap<>();
        site.parts().forEach(part -> names.put(part.id(), part.name()));
        List<SourceSite.Group> groups = fresh("component_group", site.groups(), g -> g.id(), g -> g.name());
        List<Part> parts = fresh("component", site.parts(), p -> p.id(), p -> p.name());
        List<Story> stories = fresh("incident", site.stories(), s -> s.id(), s -> s.name());
        put(
                "component_group",
                groups.stream()
                        .map(g -> rows.group(g, place("component_group", "")))
                        .toList());
        Set<String> groupIds = new HashSet<>(
                jdbc.sql("select id from component_group").query(String.class).list());
        List<ObjectNode> components = new ArrayList<>();
        for (Part part : parts) {
            String wanted = part.groupId();
            String group = wanted != null && groupIds.contains(wanted) ? wanted : null;
            int place = place("component", group == null ? "" : group);
            components.add(rows.part(part, group, place, firstSeen(part, stories)));
        }
        put("component", components);
        Set<String> known = new HashSet<>(
                jdbc.sql("select id from component").query(String.class).list());
        List<Change> changes = writeStories(stories, names, known);
        parts.forEach(part -> changes.addAll(edges(part, changes, firstSeen(part, stories))));
        changes.sort(Comparator.comparing(Change::at));
        put(
                "component_status_change",
                changes.stream()
                        .map(c -> rows.change(c.componentId(), c.status(), c.at(), c.cause()))
                        .toList());
        settle(changes);
    }

    private List<Change> writeStories(List<Story> stories, Map<String, String> names, Set<String> known) {
        List<Change> changes = new ArrayList<>();
        List<ObjectNode> entries = new ArrayList<>();
        List<ObjectNode> affected = new ArrayList<>();
        for (Story story : stories) {
            Map<String, ComponentStatus> present = new HashMap<>();
            for (Entry entry : story.entries()) {
                entries.add(rows.entry(story, entry));
                int position = 0;
                for (Map.Entry<String, ComponentStatus> said : entry.statuses().entrySet()) {
                    ComponentStatus before = present.getOrDefault(said.getKey(), ComponentStatus.OPERATIONAL);
                    String name = names.getOrDefault(said.getKey(), "Component");
                    affected.add(rows.affected(entry, position, said.getKey(), name, before, said.getValue()));
                    position++;
                    present.put(said.getKey(), said.getValue());
                    changes.add(new Change(said.getKey(), said.getValue(), entry.at(), entry.id()));
                }
            }
            if (story.isOver()) {
                present.forEach((id, status) -> {
                    if (status != ComponentStatus.OPERATIONAL
                            && !story.last().statuses().containsKey(id)) {
                        changes.add(new Change(
                                id,
                                ComponentStatus.OPERATIONAL,
                                story.last().at(),
                                story.last().id()));
                    }
                });
            }
        }
        put("incident", stories.stream().map(rows::story).toList());
        put("incident_update", entries);
        put("incident_update_component", affected);
        changes.removeIf(
                change -> !known.contains(change.componentId()) || change.at().isAfter(now));
        return changes;
    }

    /** Before its first trouble a component was well, and by now it is what its page says. */
    private List<Change> edges(Part part, List<Change> changes, Instant seen) {
        ComponentStatus last = changes.stream()
                .filter(change -> change.componentId().equals(part.id()))
                .max(Comparator.comparing(Change::at))
                .map(Change::status)
                .orElse(ComponentStatus.OPERATIONAL);
        List<Change> edges = new ArrayList<>();
        edges.add(new Change(part.id(), ComponentStatus.OPERATIONAL, seen.minusMillis(1), ""));
        if (last != part.status()) {
            edges.add(new Change(part.id(), part.status(), now, ""));
        }
        return edges;
    }

    private Instant firstSeen(Part part, List<Story> stories) {
        Instant created = part.createdAt() == null ? now : part.createdAt();
        return stories.stream()
                .flatMap(story -> story.entries().stream())
                .filter(entry -> entry.statuses().containsKey(part.id()))
                .map(Entry::at)
                .filter(at -> at.isBefore(created))
                .min(Comparator.naturalOrder())
                .orElse(created);
    }

    /** Those that are not here; the others are counted, as conflicts where they have another name by now. */
    private <T> List<T> fresh(String table, List<T> all, Function<T, String> id, Function<T, String> name) {
        Map<String, String> here = new HashMap<>();
        jdbc.sql("select id, name from " + table).query(row -> {
            here.put(row.getString(1), row.getString(2));
        });
        List<T> fresh = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (T one : all) {
            String known = here.get(id.apply(one));
            if (known == null && seen.add(id.apply(one))) {
                fresh.add(one);
            } else if (known != null) {
                boolean isSame = known.equals(name.apply(one));
                store.count(table, new Count(0, isSame ? 1 : 0, isSame ? 0 : 1));
                if (!isSame) {
                    store.tell("“" + name.apply(one) + "” is here as “" + known + "”, and stays so");
                }
            }
        }
        return fresh;
    }

    /** Behind what stands there already: groups on the page, components in their group. */
    private int place(String table, String group) {
        return standing(table, group) + places.merge(table + " " + group, 1, Integer::sum);
    }

    private int standing(String table, String group) {
        return standing.computeIfAbsent(table + " " + group, key -> jdbc.sql("select coalesce(max(position), 0) from "
                        + table + (table.equals("component") ? " where coalesce(group_id, '') = ?" : " where '' = ?"))
                .param(group)
                .query(Integer.class)
                .single());
    }

    /** What is here already gets its state from the whole of its history. */
    private void settle(List<Change> changes) {
        for (String id : changes.stream().map(Change::componentId).distinct().toList()) {
            jdbc.sql(
                            """
                            update component c set status = l.status from (select status from component_status_change
                                where component_id = :id order by at desc, id desc limit 1) l
                            where c.id = :id and c.status <> l.status
                            """)
                    .param("id", id)
                    .update();
        }
    }

    private void put(String table, List<ObjectNode> all) {
        ArchivedTable archived = ArchivedTable.named(table).orElseThrow();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<ObjectNode> part = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            store.add(archived, List.copyOf(part.get(0).propertyNames()), part);
        }
    }
}
