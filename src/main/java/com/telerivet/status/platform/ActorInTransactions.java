package com.telerivet.status.platform;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/** Tells each changing transaction who is at work, so that the triggers of the audit trail can write it down. */
@Component
class ActorInTransactions implements TransactionExecutionListener {

    private static final Logger log = LoggerFactory.getLogger(ActorInTransactions.class);

    private final Acting acting;
    private final ObjectProvider<JdbcClient> jdbc;

    ActorInTransactions(Acting acting, ObjectProvider<JdbcClient> jdbc) {
        this.acting = acting;
        this.jdbc = jdbc;
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        if (failure == null && !transaction.isReadOnly()) {
            acting.present().ifPresent(this::tell);
        }
    }

    /** A failure here would leave the connection bound for ever; the transaction it spoils fails at its next step. */
    private void tell(Actor actor) {
        try {
            jdbc.getObject()
                    .sql(
                            """
                            select set_config('status.audit_kind', ?, true), set_config('status.audit_id', ?, true),
                                set_config('status.audit_name', ?, true), set_config('status.audit_address', ?, true)
                            """)
                    .params(
                            actor.kind(),
                            actor.id() == null ? "" : actor.id(),
                            AuditTrail.cut(actor.name(), 254),
                            actor.address())
                    .query((row, n) -> n)
                    .list();
        } catch (DataAccessException e) {
            log.warn("A transaction could not be told who is at work: {}", e.toString());
        }
    }
}
