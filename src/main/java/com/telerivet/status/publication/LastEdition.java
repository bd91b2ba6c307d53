package com.telerivet.status.publication;

import com.telerivet.status.platform.DirectConnection;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.PropertyResolver;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * {@link LastDocuments} in the database, for a program that starts with an empty data directory: a container that was
 * made anew, another instance. The database knows whether they are of its present generation, so that what they say of
 * incidents is true; as long as the file they are believed, because their live figures grow old.
 */
@Component
class LastEdition {

    private static final Logger log = LoggerFactory.getLogger(LastEdition.class);

    /** How often the same generation is written again, by whichever instance comes first. */
    private static final Duration ANEW = LastDocuments.GOOD_FOR.dividedBy(2);

    private final JdbcClient jdbc;

    LastEdition(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where the database is away just now, the next edition is kept instead. */
    void save(long generation, byte[] packed) {
        try {
            if (isDue(generation)) {
                write(generation, packed);
            }
        } catch (DataAccessException | TransactionException e) {
            log.debug("The database does not keep this edition", e);
        }
    }

    private boolean isDue(long generation) {
        return jdbc.sql(
                        """
                        select count(*) = 0 from last_edition
                        where generation = ? and made_at > now() - make_interval(secs => ?)
                        """)
                .param(generation)
                .param(ANEW.toSeconds())
                .query(Boolean.class)
                .single();
    }

    private void write(long generation, byte[] packed) {
        jdbc.sql(
                        """
                        insert into last_edition (generation, documents, made_at) values (?, ?, now())
                        on conflict (only_one) do update
                        set generation = excluded.generation, documents = excluded.documents, made_at = excluded.made_at
                        """)
                .param(generation)
                .param(packed)
                .update();
    }

    /** What the outside database of the settings keeps, before there is anything that could ask it otherwise. */
    static Map<String, PublishedDocument> load(PropertyResolver settings) {
        String url = settings.getProperty("spring.datasource.url", "");
        if (!url.startsWith("jdbc:")) {
            return Map.of(); // the embedded database is not running yet, and lies in the data directory
        }
        String user = settings.getProperty("spring.datasource.username");
        String password = settings.getProperty("spring.datasource.password");
        try (Connection database = DirectConnection.open(url, user, password, "status last edition");
                Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(
                        """
                        select documents from last_edition join generation on generation.number = last_edition.generation
                        where made_at > now() - interval '%d seconds'
                        """
                                .formatted(LastDocuments.GOOD_FOR.toSeconds()))) {
            return row.next() ? LastDocuments.unpack(row.getBytes(1)) : Map.of();
        } catch (SQLException | DataAccessException | IOException e) {
            log.debug("The database keeps no edition, or is away", e);
            return Map.of();
        }
    }
}
