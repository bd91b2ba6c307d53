package com.telerivet.status.component;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface ComponentRepository extends JpaRepository<ComponentEntity, String> {

    /** Locks the rows in the order of their ids, so that two changes of several components cannot block each other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    List<ComponentEntity> findByIdInOrderById(Collection<String> ids);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from ComponentEntity c")
    List<ComponentEntity> findAllLocked(Sort order);
}
