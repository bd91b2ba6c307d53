package com.telerivet.status.platform;

import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Without {@code SPRING_DATASOURCE_URL} the data lives in the embedded database. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.datasource.url", havingValue = "embedded", matchIfMissing = true)
class Database {

    @Bean(destroyMethod = "close")
    EmbeddedDatabase embeddedDatabase(StatusSettings settings) {
        return EmbeddedDatabase.start(settings.dataDir());
    }

    /** It is for trying out and for small pages: whoever runs one should know that its backup is theirs to make. */
    @Bean
    Worrier embeddedDatabaseWorry(StatusSettings settings) {
        Optional<Worry> worry =
                settings.isLocal() ? Optional.empty() : Optional.of(Worry.of("platform.worry.embedded"));
        return () -> worry;
    }

    @Bean
    JdbcConnectionDetails embeddedConnectionDetails(EmbeddedDatabase database) {
        String url = database.jdbcUrl();
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return "postgres";
            }

            @Override
            public String getPassword() {
                return "";
            }

            @Override
            public String getJdbcUrl() {
                return url;
            }
        };
    }
}
