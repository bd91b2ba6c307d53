package com.telerivet.status.identity;

import com.telerivet.status.platform.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

@Entity
@Table(name = "person")
class PersonEntity {

    @Id
    private String id;

    private String email;
    private String name;
    private Role role;
    private String passwordHash;
    private boolean active;
    private Instant createdAt;

    @Version
    private int version;

    protected PersonEntity() {}

    PersonEntity(String email, String name, Role role, String passwordHash, Instant now) {
        this.id = Ids.random();
        this.email = email;
        this.name = name;
        this.role = role;
        this.passwordHash = passwordHash;
        this.active = true;
        this.createdAt = now;
    }

    String passwordHash() {
        return passwordHash;
    }

    void rename(String newName) {
        name = newName;
    }

    void changePassword(String newHash) {
        passwordHash = newHash;
    }

    void changeRole(Role newRole) {
        role = newRole;
    }

    void deactivate() {
        active = false;
    }

    void reactivate() {
        active = true;
    }

    Person person() {
        return new Person(id, email, name, role, active, createdAt);
    }
}
