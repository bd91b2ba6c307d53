package com.telerivet.status.identity;

import static com.telerivet.status.testkit.AdminClient.location;
import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.testkit.AdminClient;
import com.telerivet.status.testkit.AppTest;
import com.telerivet.status.testkit.Form;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** The first start without STATUS_ADMIN_*: the log shows a link. */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@ContextConfiguration(initializers = {AppTest.OnFreshDatabase.class, SetupTests.Nobody.class})
class SetupTests {

    private static final Pattern LINK = Pattern.compile("http://\\S+(/admin/setup\\?token=(\\S+))");

    @Autowired
    Environment app;

    @Autowired
    JdbcClient jdbc;

    @Test
    void theLinkFromTheLogMakesOneAdministrator(CapturedOutput output) {
        Matcher link = LINK.matcher(output.getAll());
        assertThat(link.find()).isTrue();
        AdminClient ada = AdminClient.stranger(app);
        assertThat(ada.page("/admin/login")).contains("There is nobody to sign in yet");
        assertThat(ada.get("/admin/setup?token=guess").statusCode()).isEqualTo(404);
        assertThat(jdbc.sql("select token_hash from setup_token")
                        .query(String.class)
                        .single())
                .isNotEqualTo(link.group(2));

        Form form = ada.form(link.group(1), "/admin/setup").with("name", "Ada").with("email", "ada@example.com");
        HttpResponse<String> tooShort = ada.post(form.with("password", "short"));
        assertThat(tooShort.statusCode()).isEqualTo(422);
        assertThat(tooShort.body()).contains("at least 12 characters", "value=\"Ada\"", "value=\"ada@example.com\"");

        Form again = Form.of(tooShort.body(), "/admin/setup").with("password", "correct horse battery");
        assertThat(location(ada.post(again))).isEqualTo("/admin/login?ready");
        assertThat(ada.get(link.group(1)).statusCode()).isEqualTo(404);
        assertThat(ada.post(again).statusCode()).isEqualTo(404);
        assertThat(jdbc.sql("select count(*) from person").query(Long.class).single())
                .isEqualTo(1);
        assertThat(location(ada.signIn("ada@example.com", "correct horse battery")))
                .isEqualTo("/admin");
    }

    static class Nobody implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of("status.admin.email=", "status.admin.password=")
                    .applyTo(context);
        }
    }
}
