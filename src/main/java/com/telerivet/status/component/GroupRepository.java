package com.telerivet.status.component;

import jakarta.persistence.LockModeType;
import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface GroupRepository extends JpaRepository<GroupEntity, String> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select g from GroupEntity g")
    List<GroupEntity> findAllLocked(Sort order);
}
