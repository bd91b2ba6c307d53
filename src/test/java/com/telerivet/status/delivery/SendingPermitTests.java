package com.telerivet.status.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendingPermitTests {

    private final DeliveryRoom room = new DeliveryRoom();

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void theFirstStartAndEveryOtherOnTheSameDatabaseSend() {
        room.permit.hasBegun();
        room.permit.look(new SendingPermit.Identity(remembered("database"), remembered("timeline")), false);
        assertThat(sends()).isTrue();
    }

    @Test
    void aRestoredOrCopiedDatabaseSendsNothingUntilAPersonSaysSo() {
        room.permit.hasBegun();
        room.database.jdbc().sql("update delivery_permit set database = '1/1'").update();
        SendingPermit.Identity now = new SendingPermit.Identity("2/1", remembered("timeline"));
        room.permit.look(now, false);
        assertThat(room.permit.isHeld()).isTrue();
        assertThat(sends()).isFalse();
        room.permit.look(now, true);
        assertThat(room.permit.isHeld()).isTrue();
        room.permit.give();
        assertThat(room.permit.isHeld()).isFalse();
        assertThat(room.round()).isTrue();
    }

    @Test
    void anotherTimelineIsARecoveryAtAStartAndAFailoverLater() {
        room.permit.hasBegun();
        SendingPermit.Identity promoted = new SendingPermit.Identity(remembered("database"), "00000002");
        room.permit.look(promoted, true);
        assertThat(room.permit.isHeld()).isFalse();
        room.permit.look(promoted, false);
        assertThat(room.permit.isHeld()).isFalse();
        room.permit.look(new SendingPermit.Identity(promoted.database(), "00000003"), false);
        assertThat(room.permit.isHeld()).isTrue();
    }

    @Test
    void anotherPublicAddressIsACopy() {
        room.permit.hasBegun();
        SendingPermit.Identity same = new SendingPermit.Identity(remembered("database"), remembered("timeline"));
        room.database
                .jdbc()
                .sql("update delivery_permit set base_url = 'http://localhost:8080'")
                .update();
        room.permit.look(same, false);
        assertThat(room.permit.isHeld()).isFalse();
        room.database
                .jdbc()
                .sql("update delivery_permit set base_url = 'https://other.example.com'")
                .update();
        room.permit.look(same, false);
        assertThat(room.permit.isHeld()).isTrue();
    }

    private boolean sends() {
        room.enqueue("news", "sam@example.com", Lane.URGENT);
        return room.round();
    }

    private String remembered(String column) {
        return room.database
                .jdbc()
                .sql("select " + column + " from delivery_permit")
                .query(String.class)
                .single();
    }
}
