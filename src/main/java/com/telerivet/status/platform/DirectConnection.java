package com.telerivet.status.platform;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** Connections outside the pool, for those who hold one for long. Every wait on one is bounded. */
public final class DirectConnection {

    private static final String SECONDS_TO_CONNECT = "2";
    private static final String SECONDS_TO_ANSWER = "5";

    private DirectConnection() {}

    /** A new connection to the server that takes writes; {@code name} is how the database's own lists call it. */
    static Connection open(JdbcConnectionDetails database, String name) {
        return open(database.getJdbcUrl(), database.getUsername(), database.getPassword(), name);
    }

    /** The same for those who ask before there are beans. */
    public static Connection open(String url, @Nullable String user, @Nullable String password, String name) {
        Properties properties = new Properties();
        put(properties, "user", user);
        put(properties, "password", password);
        put(properties, "connectTimeout", SECONDS_TO_CONNECT);
        put(properties, "socketTimeout", SECONDS_TO_ANSWER);
        put(properties, "targetServerType", "primary");
        put(properties, "ApplicationName", name);
        try {
            return DriverManager.getConnection(url, properties);
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("the database cannot be reached", e);
        }
    }

    private static void put(Properties properties, String key, @Nullable String value) {
        if (value != null) {
            properties.setProperty(key, value);
        }
    }
}
