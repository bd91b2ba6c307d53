package com.telerivet.status.component;

import com.telerivet.status.component.CorrectedHistory.Piece;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people corrected; rows are added and never changed. */
@Repository
class CorrectionLog {

    private final JdbcClient jdbc;

    CorrectionLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(String componentId, Correction made, List<Piece> pieces) {
        long id = jdbc.sql(
                        """
                        insert into component_correction (component_id, made_at, made_by, reason, before_status,
                            before_from, before_until, after_status, after_from, after_until)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id
                        """)
                .param(componentId)
                .param(utc(made.madeAt()))
                .params(made.madeBy(), made.reason())
                .param(made.before().status().code())
                .param(utc(made.before().from()))
                .param(utc(made.before().until()))
                .param(made.after().status().code())
                .param(utc(made.after().from()))
                .param(utc(made.after().until()))
                .query(Long.class)
                .single();
        for (Piece piece : pieces) {
            jdbc.sql(
                            """
                            insert into component_correction_piece (correction_id, status, from_at, until_at)
                            values (?, ?, ?, ?)
                            """)
                    .params(id, piece.status().code())
                    .param(utc(piece.from()))
                    .param(utc(piece.until()))
                    .update();
        }
    }

    /** Newest first. */
    List<Correction> of(String componentId) {
        return jdbc.sql("select * from component_correction where component_id = ? order by id desc")
                .param(componentId)
                .query((row, n) -> new Correction(
                        row.getTimestamp("made_at").toInstant(),
                        row.getString("made_by"),
                        row.getString("reason"),
                        span(row, "before"),
                        span(row, "after")))
                .list();
    }

    /** For each component what decides its status after {@code at}, in the order in which it was made. */
    Map<String, List<Piece>> piecesAfter(Instant at) {
        Map<String, List<Piece>> pieces = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        select c.component_id, p.status, p.from_at, p.until_at
                        from component_correction_piece p join component_correction c on c.id = p.correction_id
                        where p.until_at > ? order by c.id, p.from_at
                        """)
                .param(utc(at))
                .query((row, n) -> pieces.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                        .add(new Piece(
                                ComponentStatus.of(row.getString(2)).orElseThrow(),
                                row.getTimestamp(3).toInstant(),
                                row.getTimestamp(4).toInstant())))
                .list();
        return pieces;
    }

    private static StatusSpan span(ResultSet row, String which) throws SQLException {
        Timestamp until = row.getTimestamp(which + "_until");
        return new StatusSpan(
                ComponentStatus.of(row.getString(which + "_status")).orElseThrow(),
                Objects.requireNonNull(row.getTimestamp(which + "_from")).toInstant(),
                until == null ? null : until.toInstant());
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
