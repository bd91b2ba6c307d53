import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/**
 * Gives the page ten years of incidents, as the tests do, but none in the days that the front page tells of: it stays as
 * large as it was. Arguments: the database's JDBC address, how many.
 */
public final class LongHistory {

    public static void main(String[] args) throws Exception {
        try (Connection database = DriverManager.getConnection(args[0]);
                Statement statement = database.createStatement()) {
            statement.execute("set long_history.incidents = '" + Integer.parseInt(args[1]) + "'");
            statement.execute(Files.readString(Path.of("src/test/resources/long-history.sql"))
                    .replace("interval '2 days'", "interval '20 days'"));
        }
    }
}
