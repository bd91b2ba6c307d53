package com.telerivet.status.component;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "component")
class ComponentEntity {

    @Id
    private String id;

    private @Nullable String groupId;
    private String name;
    private @Nullable String description;
    private int position;
    private ComponentStatus status;
    private boolean showcase;
    private boolean onlyShowIfDegraded;
    private @Nullable LocalDate startDate;
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
