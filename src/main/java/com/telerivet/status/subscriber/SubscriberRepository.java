package com.telerivet.status.subscriber;

import java.time.Instant;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface SubscriberRepository extends JpaRepository<Subscriber, String> {

    default Optional<Subscriber> findByMail(String address) {
        return findByAddress("mail", address);
    }

    @Query("select s from Subscriber s where s.channel = :channel and lower(s.address) = lower(:address)")
    Optional<Subscriber> findByAddress(String channel, String address);

    Optional<Subscriber> findByConfirmHash(String hash);

    Optional<Subscriber> findByManageHash(String hash);

    Optional<Subscriber> findByUnsubscribeHash(String hash);

    long countByState(SubscriberState state);

    long countByStateAndInvited(SubscriberState state, boolean invited);

    /** Deletes so many that strangers asked for and nobody confirmed: the oldest, but those that had agreed once last. */
    @Modifying
    @Query(
            nativeQuery = true,
            value =
                    """
                    delete from subscriber where id = any(array(
                        select id from subscriber where state = 'unconfirmed' and not invited
                        order by unsubscribed_at is not null, asked_at, id
                        limit :many for update skip locked))
                    """)
    int deleteOldestAsked(long many);

    @Modifying
    @Query("delete from Subscriber s where s.state = :state and s.askedAt < :before")
    int deleteAsked(SubscriberState state, Instant before);
}
