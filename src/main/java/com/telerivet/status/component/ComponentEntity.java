package com.telerivet.status.component;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.OptimisticLock;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "component")
class ComponentEntity implements Placed {

    @Id
    private String id;

    private @Nullable String groupId;
    private String name;
    private @Nullable String description;

    @OptimisticLock(excluded = true) // who edits the texts is not disturbed by who reorders
    private int position;

    private ComponentStatus status;
    private boolean showcase;
    private boolean onlyShowIfDegraded;
    private @Nullable LocalDate startDate;
    private @Nullable Instant archivedAt;
    private Instant createdAt;
    private Instant updatedAt;

    @Version
    private int version;

    protected ComponentEntity() {}

    ComponentEntity(String id, NewComponent given, int position, Instant now) {
        this.id = id;
        this.groupId = given.groupId();
        this.name = given.name();
        this.description = given.description();
        this.position = position;
        this.status = given.status();
        this.showcase = given.showcase();
        this.onlyShowIfDegraded = given.onlyShowIfDegraded();
        this.startDate = given.startDate();
        this.createdAt = now;
        this.updatedAt = now;
    }

    void turn(ComponentStatus to, Instant now) {
        if (status != to) {
            status = to;
            updatedAt = now;
        }
    }

    void describe(ComponentDetails given, Instant now) {
        this.groupId = given.groupId();
        this.name = given.name();
        this.description = given.description();
        this.showcase = given.showcase();
        this.onlyShowIfDegraded = given.onlyShowIfDegraded();
        this.startDate = given.startDate();
        this.updatedAt = now;
    }

    /** Into another group, or with null to the top level. */
    void regroup(@Nullable String groupId, Instant now) {
        this.groupId = groupId;
        this.updatedAt = now;
    }

    void archive(Instant now) {
        archivedAt = now;
        updatedAt = now;
    }

    void restore(Instant now) {
        archivedAt = null;
        updatedAt = now;
    }

    boolean isArchived() {
        return archivedAt != null;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public @Nullable String groupId() {
        return groupId;
    }

    @Override
    public int position() {
        return position;
    }

    @Override
    public void stand(int position) {
        this.position = position;
    }

    ComponentStatus status() {
        return status;
    }

    int version() {
        return version;
    }

    ComponentSummary summary() {
        return new ComponentSummary(
                id,
                groupId,
                name,
                description,
                position,
                status,
                showcase,
                onlyShowIfDegraded,
                startDate,
                createdAt,
                updatedAt,
                version);
    }
}
