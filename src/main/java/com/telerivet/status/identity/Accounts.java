package com.telerivet.status.identity;

import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Finds whom an address belongs to. From then on a session knows them by their id, which does not change. */
@Component
class Accounts implements UserDetailsService {

    private final PersonRepository people;

    Accounts(PersonRepository people) {
        this.people = people;
    }

    @Override
    public UserDetails loadUserByUsername(String email) {
        PersonEntity found = people.findByEmail(EmailAddress.normal(email))
                .filter(known -> known.person().isActive())
                .orElseThrow(() -> new UsernameNotFoundException("nobody has this address"));
        Person person = found.person();
        return User.withUsername(person.id())
                .password(found.passwordHash())
                .roles(person.role().name())
                .build();
    }
}
