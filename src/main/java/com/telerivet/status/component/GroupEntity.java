package com.telerivet.status.component;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.OptimisticLock;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "component_group")
class GroupEntity implements Placed {

    @Id
    private String id;

    private String name;
    private @Nullable String description;

    @OptimisticLock(excluded = true) // who edits the texts is not disturbed by who reorders
    private int position;

    private Instant createdAt;
    private Instant updatedAt;

    @Version
    private int version;

    protected GroupEntity() {}

    GroupEntity(String id, String name, @Nullable String description, int position, Instant now) {
        this.id = id;
        this.name = name;
        this.description = description;
        this.position = position;
        this.createdAt = now;
        this.updatedAt = now;
    }

    void describe(String name, @Nullable String description, Instant now) {
        this.name = name;
        this.description = description;
        this.updatedAt = now;
    }

    int version() {
        return version;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public @Nullable String groupId() {
        return null; // groups hold no groups
    }

    @Override
    public int position() {
        return position;
    }

    @Override
    public void stand(int position) {
        this.position = position;
    }

    GroupSummary summary() {
        return new GroupSummary(id, name, description, position, createdAt, updatedAt, version);
    }
}
