package com.telerivet.status.platform;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Tells a database that is away, or cannot do what was asked at the moment, from all other troubles, however deep the
 * sign of it lies.
 */
public final class DatabaseAway {

    private DatabaseAway() {}

    public static boolean isBehind(@Nullable Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotCreateTransactionException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof SQLTransientConnectionException
                    || (cause instanceof SQLException sql && isAway(sql))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAway(SQLException problem) {
        // the pool's own word, without a state, where even taking a change back finds no connection any more
        return isOfTheDatabase(problem.getSQLState()) || "Connection is closed".equals(problem.getMessage());
    }

    /**
     * Class 08 is a connection that broke, 53 a server without room, 57P one that shuts down or starts up; then what
     * waited too long for a lock or for its end, and a server that takes no writes (PostgreSQL, appendix A).
     */
    private static boolean isOfTheDatabase(@Nullable String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("53")
                        || state.startsWith("57P")
                        || state.equals("55P03")
                        || state.equals("57014")
                        || state.equals(DemotedServer.READ_ONLY));
    }
}
