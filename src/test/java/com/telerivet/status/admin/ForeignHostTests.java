package com.telerivet.status.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.testkit.AppTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** A request may name any host it likes; links never repeat it. */
@AppTest
class ForeignHostTests {

    @Autowired
    Environment app;

    @Test
    void aForeignHostNeverShowsUpInARedirect() throws Exception {
        assertThat(RawRequest.answer(app, "GET /admin HTTP/1.1\r\nHost: mallory.example\r\nConnection: close\r\n\r\n"))
                .contains("Location: /admin/login")
                .doesNotContain("mallory");
    }
}
