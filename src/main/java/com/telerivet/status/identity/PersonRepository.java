package com.telerivet.status.identity;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface PersonRepository extends JpaRepository<PersonEntity, String> {

    Optional<PersonEntity> findByEmail(String email);

    List<PersonEntity> findAllByOrderByNameAscIdAsc();

    /** Two who take each other's role away come one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from PersonEntity p where p.active = true and p.role = :role order by p.id")
    List<PersonEntity> lockedWithRole(Role role);
}
