package com.telerivet.status.identity;

import java.time.Clock;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people who run the page. */
@Component
public class People {

    private final PersonRepository people;
    private final PasswordEncoder passwords;
    private final Clock clock;

    People(PersonRepository people, PasswordEncoder passwords, Clock clock) {
        this.people = people;
        this.passwords = passwords;
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
}
