package com.telerivet.status.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;

/** Gives a page ten years of resolved incidents; their ids are {@code past00000001}, the newest, and upwards. */
public final class LongHistory {

    private LongHistory() {}

    /** Does nothing where it was done already. */
    public static void insert(DataSource database, int incidents) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            if (statement
                    .executeQuery("select 1 from incident where id = '" + id(1) + "'")
                    .next()) {
                return;
            }
            statement.execute("set long_history.incidents = '" + incidents + "'");
            statement.execute(new ClassPathResource("long-history.sql").getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String id(int number) {
        return "past%08d".formatted(number);
    }
}
