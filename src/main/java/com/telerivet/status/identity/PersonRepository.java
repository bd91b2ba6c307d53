package com.telerivet.status.identity;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface PersonRepository extends JpaRepository<PersonEntity, String> {

    Optional<PersonEntity> findByEmail(String email);
}
