package com.telerivet.status.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;

/**
 * The whole application on a port of its own, with a migrated database of its own, the administrator Ada and {@link Inbox} for its mails. Classes
 * with the same properties share one running application, so a test makes the data it looks at and does not expect an
 * empty page; what a class makes is taken away after it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@ContextConfiguration(initializers = AppTest.OnFreshDatabase.class)
@TestExecutionListeners(listeners = Leftovers.class, mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
public @interface AppTest {

    String ADA = "ada@example.com";
    String ADAS_PASSWORD = "correct horse battery";
    String BOUNCES = "bounces@status.example.com";
    String BOUNCE_SECRET = "test-bounce-secret-0123456789";
    String TOKEN = "test-token-0123456789abcdef";

    /** Gives each application its own database, data directory and port. */
    class OnFreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                TestPropertyValues.of(
                                "spring.datasource.url=" + TestDatabase.fresh().url(),
                                "status.data-dir=" + Files.createTempDirectory("status-test"),
                                "server.port=" + FreePort.find(),
                                "management.server.port=0",
                                "status.mail.relays=" + Inbox.relay(),
                                "status.outbound.allowed=127.0.0.0/8",
                                "status.subscriber.chat.hosts=127.0.0.1",
                                "status.proxies.trusted=127.0.0.2",
                                // all strangers of the tests share one address
                                "status.subscriber.sign-ups-per-client=1000",
                                "status.mail.bounce.address=" + BOUNCES,
                                "status.mail.bounce.hook-secret=" + BOUNCE_SECRET,
                                "status.sms.api-key=" + SmsGateway.KEY,
                                "status.sms.project=" + SmsGateway.PROJECT,
                                "status.sms.base-url=" + SmsGateway.url(),
                                "status.sms.hook-secret=" + SmsGateway.HOOK_SECRET,
                                // tests wait for the mail of every entry, however soon the next one follows
                                "status.notification.newest-only=false",
                                "status.admin.email=" + ADA,
                                "status.admin.password=" + ADAS_PASSWORD,
                                "status.admin.undo=" + context.getEnvironment().getProperty("status.admin.undo", "0"),
                                "status.api-token=" + TOKEN)
                        .applyTo(context);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
