package com.telerivet.status.instances;

import com.telerivet.status.testkit.SmtpSink;
import com.telerivet.status.testkit.TestDatabase;
import java.util.List;
import java.util.stream.Collectors;

/** The mails of drills: put into the queue by hand, and found again in the mail servers that took them. */
record DrillMails(TestDatabase database, List<SmtpSink> sinks) {

    static final int FIRST_LANE = 1;
    static final int LATER_LANE = 2;

    /** One mail each to {@code drill}.1@example.com, {@code drill}.2@example.com and so on. */
    void enqueue(String drill, int many, int lane) {
        database.jdbc()
                .sql(
                        """
                        insert into delivery_queue (kind, subject_id, recipient_id, channel, address, locale, lane,
                            next_attempt_at, created_at)
                        select 'admin.test', :drill, 'r' || n, 'mail', :drill || '.' || n || '@example.com', 'en',
                            :lane, now(), now()
                        from generate_series(1, :many) n
                        """)
                .param("drill", drill)
                .param("many", many)
                .param("lane", lane)
                .update();
        wake();
    }

    /** Another mail to an address of an earlier drill. */
    void enqueueTo(String address, String drill) {
        database.jdbc()
                .sql(
                        """
                        insert into delivery_queue (kind, subject_id, recipient_id, channel, address, locale, lane,
                            next_attempt_at, created_at)
                        values ('admin.test', ?, 'r', 'mail', ?, 'en', 1, now(), now())
                        """)
                .params(drill, address)
                .update();
        wake();
    }

    void sendWaitingOnesNow() {
        database.jdbc()
                .sql("update delivery set next_attempt_at = now() where state = 'queued'")
                .update();
        wake();
    }

    int waiting(String drill) {
        return count(drill, "state = 'queued'");
    }

    int count(String drill, String condition) {
        return database.jdbc()
                .sql("select count(*) from delivery where subject_id = ? and " + condition)
                .param(drill)
                .query(Integer.class)
                .single();
    }

    /** Who got one, each once. */
    List<String> received(String drill) {
        return mails(drill).stream().map(SmtpSink.Mail::to).distinct().toList();
    }

    /** How many came more than once. */
    int repeated(String drill) {
        return mails(drill).size() - received(drill).size();
    }

    /** As many as there are deliveries: a mail that comes again bears the id that it had. */
    int messageIds(String drill) {
        return mails(drill).stream()
                .map(mail -> mail.header("Message-ID"))
                .collect(Collectors.toSet())
                .size();
    }

    private List<SmtpSink.Mail> mails(String drill) {
        return sinks.stream()
                .flatMap(sink -> sink.mails().stream())
                .filter(mail -> mail.to().startsWith(drill + "."))
                .toList();
    }

    private void wake() {
        database.jdbc()
                .sql("select pg_notify('delivery', '')")
                .query(String.class)
                .single();
    }
}
