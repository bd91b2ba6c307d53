package com.telerivet.status.platform;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** Whether the database is there and takes changes, asked at this moment. */
@Component
public class DatabaseContact {

    private static final int PATIENCE_SECONDS = 2;

    private final DataSource database;

    DatabaseContact(DataSource database) {
        this.database = database;
    }

    /** Takes a few seconds at most. A server that was demoted to a standby counts as away: it takes no change. */
    public boolean isThere() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(PATIENCE_SECONDS);
            try (ResultSet answer = statement.executeQuery("select not pg_is_in_recovery()")) {
                return answer.next() && answer.getBoolean(1);
            }
        } catch (SQLException e) {
            return false;
        }
    }
}
