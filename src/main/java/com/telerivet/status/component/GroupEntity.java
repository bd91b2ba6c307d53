package com.telerivet.status.component;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "component_group")
class GroupEntity {

    @Id
    private String id;

    private String name;
    private @Nullable String description;
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

    GroupSummary summary() {
        return new GroupSummary(id, name, description, position, createdAt, updatedAt, version);
    }
}
