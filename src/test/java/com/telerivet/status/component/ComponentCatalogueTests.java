package com.telerivet.status.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.telerivet.status.testkit.AppTest;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

@AppTest
class ComponentCatalogueTests {

    @Autowired
    private Components components;

    @Autowired
    private ComponentCatalogue catalogue;

    @Autowired
    private ComponentGroups groups;

    @Autowired
    private JdbcClient jdbc;

    private String group = "";
    private String api = "";
    private String web = "";
    private String queue = "";

    @BeforeEach
    void aGroupOfThree() {
        group = components.addGroup("Services", null).id();
        api = add("API", group);
        web = add("Web app", group);
        queue = add("Queue", group);
    }

    @Test
    void membersChangePlacesAndAreNumberedWithoutGaps() {
        catalogue.place(queue, 1);
        assertThat(members(group)).containsExactly(queue, api, web);
        catalogue.place(queue, 99);
        assertThat(members(group)).containsExactly(api, web, queue);
        catalogue.place(queue, -5);
        assertThat(members(group)).containsExactly(queue, api, web);
        assertThat(positions(group)).containsExactly(1, 2, 3);
    }

    @Test
    void afterAnyMovesEveryRowOfSiblingsIsNumberedFromOne() {
        String other = components.addGroup("Elsewhere", "Another room").id();
        List<String> all = List.of(api, web, queue, add("Lone", null));
        Random random = new Random(20150131);
        for (int i = 0; i < 40; i++) {
            String one = all.get(random.nextInt(all.size()));
            switch (random.nextInt(4)) {
                case 0 -> catalogue.place(one, random.nextInt(6));
                case 1 -> catalogue.place(random.nextBoolean() ? group : other, random.nextInt(9));
                case 2 -> {
                    if (catalogue.find(one).isPresent()) {
                        catalogue.archive(one, null);
                    }
                    catalogue.restore(one);
                }
                default -> regroup(one, List.of(group, other).get(random.nextInt(2)));
            }
            ComponentTree tree = components.tree();
            assertThat(tree.rows())
                    .extracting(ComponentTree.Row::position)
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, tree.rows().size()).boxed().toList());
            for (String each : List.of(group, other)) {
                assertThat(positions(each))
                        .containsExactlyElementsOf(
                                IntStream.rangeClosed(1, members(each).size())
                                        .boxed()
                                        .toList());
            }
        }
    }

    @Test
    void whoReordersDoesNotDisturbWhoEdits() {
        ComponentSummary seen = catalogue.find(api).orElseThrow();
        catalogue.place(api, 3);

        ComponentSummary renamed = catalogue.describe(api, named(seen, "API v2"), seen.version());
        assertThat(renamed.name()).isEqualTo("API v2");
        assertThatExceptionOfType(OptimisticLockingFailureException.class)
                .isThrownBy(() -> catalogue.describe(api, named(seen, "API v3"), seen.version()));
    }

    @Test
    void whatIsWrongIsSaidAndChangesNothing() {
        ComponentSummary seen = catalogue.find(api).orElseThrow();
        assertThatThrownBy(() -> catalogue.describe(api, named(seen, "  "), null))
                .isInstanceOfSatisfying(
                        ComponentRejected.class, e -> assertThat(e.field()).isEqualTo("name"))
                .hasMessage("Name can't be blank");
        assertThatThrownBy(() -> regroup(api, web)).hasMessage("Group does not exist");
        assertThatThrownBy(() -> catalogue.describe(
                        api, new ComponentDetails(group, "API", null, true, false, LocalDate.of(2999, 1, 1)), null))
                .hasMessageContaining("Start date");
        assertThatThrownBy(() -> components.addGroup("x".repeat(256), null)).hasMessageContaining("too long");
        assertThatThrownBy(() -> catalogue.place("nosuchthing0", 1)).isInstanceOf(NoSuchElementException.class);
        assertThat(catalogue.find(api)).contains(seen);
    }

    @Test
    void anArchivedComponentIsGoneFromThePageAndComesBackWithItsHistory() {
        components.set(web, ComponentStatus.PARTIAL_OUTAGE, null);
        long generation = generation();
        catalogue.archive(web, null);

        assertThat(generation()).as("the page is told").isGreaterThan(generation);
        assertThat(members(group)).containsExactly(api, queue);
        assertThat(positions(group)).containsExactly(1, 2);
        assertThat(catalogue.find(web)).isEmpty();
        assertThat(catalogue.archived()).extracting(ComponentSummary::id).contains(web);

        catalogue.restore(web);
        assertThat(members(group)).containsExactly(api, queue, web);
        assertThat(catalogue.find(web).orElseThrow().status()).isEqualTo(ComponentStatus.PARTIAL_OUTAGE);
    }

    @Test
    void aRemovedComponentLeavesNoGap() {
        catalogue.remove(api, null);
        assertThat(members(group)).containsExactly(web, queue);
        assertThat(positions(group)).containsExactly(1, 2);
    }

    @Test
    void theMembersOfAGroupAreReplacedInTheOrderGiven() {
        String lone = add("Lone", null);
        groups.gather(group, List.of(lone, queue), null);

        assertThat(members(group)).containsExactly(lone, queue);
        assertThat(catalogue.find(api).orElseThrow().groupId()).isNull();
        assertThatThrownBy(() -> groups.gather(group, List.of("nosuchthing0"), null))
                .isInstanceOf(ComponentRejected.class);
        assertThat(members(group)).containsExactly(lone, queue);
    }

    @Test
    void theMembersOfARemovedGroupStayUngrouped() {
        GroupSummary seen = groups.find(group).orElseThrow();
        groups.describe(group, "Core services", "What all else needs", seen.version());
        assertThatExceptionOfType(OptimisticLockingFailureException.class)
                .isThrownBy(() -> groups.remove(group, seen.version()));

        assertThat(groups.remove(group, null).name()).isEqualTo("Core services");
        assertThat(groups.find(group)).isEmpty();
        List<String> top = components.tree().rows().stream()
                .filter(row -> row.group() == null)
                .map(row -> row.members().get(0).id())
                .toList();
        assertThat(top).containsSubsequence(api, web, queue);
    }

    private String add(String name, @Nullable String groupId) {
        return components
                .add(new NewComponent(groupId, name, null, ComponentStatus.OPERATIONAL, true, false, null))
                .id();
    }

    private void regroup(String id, String groupId) {
        ComponentSummary seen = catalogue.find(id).orElseThrow();
        catalogue.describe(id, new ComponentDetails(groupId, seen.name(), null, true, false, null), null);
    }

    private static ComponentDetails named(ComponentSummary seen, String name) {
        return new ComponentDetails(seen.groupId(), name, null, true, false, null);
    }

    private List<String> members(String groupId) {
        return row(groupId).members().stream().map(ComponentSummary::id).toList();
    }

    private List<Integer> positions(String groupId) {
        return row(groupId).members().stream().map(ComponentSummary::position).toList();
    }

    private ComponentTree.Row row(String groupId) {
        return components.tree().rows().stream()
                .filter(row -> row.group() != null && row.group().id().equals(groupId))
                .findFirst()
                .orElseThrow();
    }

    private long generation() {
        return jdbc.sql("select number from generation").query(Long.class).single();
    }
}
