package com.telerivet.status.identity;

import com.telerivet.status.platform.AuditTrail;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people who run the page. */
@Component
public class People {

    private final PersonRepository people;
    private final PasswordEncoder passwords;
    private final Sessions sessions;
    private final AuditTrail trail;
    private final Clock clock;

    People(PersonRepository people, PasswordEncoder passwords, Sessions sessions, AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.people = people;
        this.passwords = passwords;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Whether there is nobody yet, so that the first administrator is still to be made. */
    @Transactional(readOnly = true)
    public boolean isEmpty() {
        return people.count() == 0;
    }

    @Transactional(readOnly = true)
    public Optional<Person> find(String id) {
        return people.findById(id).map(PersonEntity::person);
    }

    /** Adds somebody; the password is kept as its hash only. */
    @Transactional
    public Person add(String email, String name, Role role, String password) {
        String address = EmailAddress.normal(email);
        if (!EmailAddress.isOne(address) || PasswordRule.isTooShort(password) || PasswordRule.isTooLong(password)) {
            throw new IllegalArgumentException("the address or the password breaks the rules for them");
        }
        PersonEntity person =
                new PersonEntity(address, name.strip(), role, passwords.encode(password), clock.instant());
        return people.saveAndFlush(person).person();
    }

    /** Everybody, by name; those who were deactivated too. */
    @Transactional(readOnly = true)
    public List<Person> all() {
        return people.findAllByOrderByNameAscIdAsc().stream()
                .map(PersonEntity::person)
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<Person> withAddress(String email) {
        return people.findByEmail(EmailAddress.normal(email)).map(PersonEntity::person);
    }

    @Transactional
    public void rename(String id, String name) {
        if (name.isBlank() || name.strip().length() > Person.LONGEST_NAME) {
            throw new IllegalArgumentException("a name has 1 to " + Person.LONGEST_NAME + " characters");
        }
        known(id).rename(name.strip());
    }

    /** What somebody may do changes with their next request. */
    @Transactional
    public void changeRole(String id, Role role) {
        PersonEntity person = known(id);
        if (role != Role.ADMINISTRATOR) {
            keepAHead(person);
        }
        person.changeRole(role);
    }

    /** They are signed out everywhere and cannot sign in, until they are reactivated. */
    @Transactional
    public void deactivate(String id) {
        PersonEntity person = known(id);
        keepAHead(person);
        person.deactivate();
        sessions.endAll(id);
    }

    @Transactional
    public void reactivate(String id) {
        known(id).reactivate();
    }

    @Transactional
    public void remove(String id) {
        PersonEntity person = known(id);
        keepAHead(person);
        people.delete(person);
        people.flush();
        sessions.endAll(id);
    }

    /** Whether this is the password that they sign in with. */
    @Transactional(readOnly = true)
    public boolean knowsPassword(String id, String password) {
        return passwords.matches(password, known(id).passwordHash());
    }

    /** Every session of theirs but {@code kept} ends: whoever held the old password is out. */
    @Transactional
    void changePassword(String id, String password, @Nullable String kept) {
        if (PasswordRule.isTooShort(password) || PasswordRule.isTooLong(password)) {
            throw new IllegalArgumentException("the password breaks the rules for it");
        }
        PersonEntity person = known(id);
        person.changePassword(passwords.encode(password));
        trail.note("changed", "password", id, person.person().email());
        sessions.endOthers(id, kept);
    }

    private PersonEntity known(String id) {
        return people.findById(id).orElseThrow();
    }

    private void keepAHead(PersonEntity person) {
        if (people.lockedWithRole(Role.ADMINISTRATOR).equals(List.of(person))) {
            throw new LastAdministrator();
        }
    }
}
