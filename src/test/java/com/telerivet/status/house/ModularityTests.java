package com.telerivet.status.house;

import com.telerivet.status.StatusApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The walls between the rooms. */
class ModularityTests {

    @Test
    void everyRoomNamesOnlyTheRoomsThatItMay() {
        ApplicationModules.of(StatusApplication.class).verify();
    }
}
