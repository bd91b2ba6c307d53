package com.telerivet.status.platform;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a database that is away from all other troubles, however deep the sign of it lies. */
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
        return isConnectionState(problem.getSQLState()) || "Connection is closed".equals(problem.getMessage());
    }

    /** Class 08 is a connection that broke, 57P a server that shuts down or starts up (PostgreSQL, appendix A). */
    private static boolean isConnectionState(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }
}
