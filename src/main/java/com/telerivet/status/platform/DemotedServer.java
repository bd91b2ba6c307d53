package com.telerivet.status.platform;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Makes the pool let go of a connection to a server that has become a standby. The connection itself is sound, so the
 * pool would keep it, and every write on it would fail for as long as it lives.
 */
public final class DemotedServer implements SQLExceptionOverride {

    /** {@code read_only_sql_transaction} (PostgreSQL, appendix A). */
    static final String READ_ONLY = "25006";

    @java.lang.Override
    public Override adjudicate(SQLException problem) {
        return READ_ONLY.equals(problem.getSQLState()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
