package com.telerivet.status.admin;

import com.telerivet.status.platform.StatusSettings;
import com.telerivet.status.probe.NewAgent;
import com.telerivet.status.probe.ProbeAgent;
import com.telerivet.status.probe.ProbeAgents;
import com.telerivet.status.probe.ReachMatrix;
import com.telerivet.status.probe.Standing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The vantage points in the words of the desk. */
@Component
class VantageViews {

    /** Which of the page's marks stands for what. */
    private static final String GOOD = "operational";

    private static final String SOME = "degraded_performance";
    private static final String BAD = "major_outage";
    private static final String NOTHING = "none";

    private final StatusSettings settings;
    private final DeskWords words;
    private final Clock clock;

    VantageViews(StatusSettings settings, DeskWords words, Clock clock) {
        this.settings = settings;
        this.words = words;
        this.clock = clock;
    }

    /**
     * The matrix.
     *
     * @param isAlone whether only this page looks
     */
    record Reach(List<Head> heads, List<Line> lines, boolean isAlone) {}

    /** A target, and how it stands by what all say together. */
    record Head(String id, String name, String mark, String word) {}

    /** A vantage point; note is "" where there is nothing to say of it. */
    record Line(String name, String note, boolean isTroubled, List<Spot> spots) {}

    /** A cell: shape and word, and what there is to say more. */
    record Spot(String mark, String word, String more, @Nullable String error) {}

    Reach reach(ReachMatrix matrix) {
        List<Head> heads = matrix.targets().stream()
                .map(target -> new Head(
                        target.probe().id(),
                        target.probe().name(),
                        mark(target.standing()),
                        words.say("admin.agents.standing." + target.standing().code())))
                .toList();
        return new Reach(heads, matrix.rows().stream().map(this::line).toList(), !matrix.hasAgents());
    }

    static String mark(Standing standing) {
        return switch (standing) {
            case UP -> GOOD;
            case DEGRADED -> SOME;
            case DOWN -> BAD;
            case UNKNOWN -> NOTHING;
        };
    }

    /** What all vantage points say; where nobody has lately, what was seen last from here. */
    static String together(Standing standing, String own) {
        return switch (standing) {
            case UP -> "good";
            case DEGRADED -> "degraded";
            case DOWN -> "failing";
            case UNKNOWN -> own;
        };
    }

    private Line line(ReachMatrix.Row row) {
        ProbeAgent agent = row.agent();
        String note = row.isTroubled()
                ? words.say("admin.agents.troubled")
                : agent != null && agent.isPaused()
                        ? words.say("admin.probes.state.paused")
                        : agent != null && isSilent(agent) ? words.say("admin.agents.state.silent") : "";
        return new Line(
                agent == null ? words.say("admin.agents.page") : agent.label(),
                note,
                row.isTroubled(),
                row.cells().stream().map(this::spot).toList());
    }

    private Spot spot(ReachMatrix.Cell cell) {
        String mark =
                switch (cell.state()) {
                    case REACHED -> GOOD;
                    case FAILING -> BAD;
                    default -> NOTHING;
                };
        Instant at = cell.at();
        Double took = cell.took();
        String age = at == null ? "" : words.say("admin.probes.ago", age(at));
        String more = cell.state() == ReachMatrix.State.SILENT || took == null
                ? age
                : words.say("admin.agents.took", Math.round(took), age);
        return new Spot(mark, words.say("admin.agents.cell." + cell.state().code()), more, cell.error());
    }

    /**
     * An agent as the desk lists it.
     *
     * @param problems what somebody should know of it, a sentence each
     */
    record Row(ProbeAgent agent, String state, String contact, String version, List<String> problems) {}

    Row row(ProbeAgent agent) {
        String state = agent.isPaused()
                ? "paused"
                : agent.lastContactAt() == null ? "new" : isSilent(agent) ? "silent" : "good";
        Instant contact = agent.lastContactAt();
        return new Row(
                agent,
                state,
                contact == null ? words.say("admin.tokens.unused") : words.say("admin.probes.ago", age(contact)),
                agent.version().isEmpty() ? words.say("admin.agents.version.none") : agent.version(),
                problems(agent));
    }

    private List<String> problems(ProbeAgent agent) {
        List<String> problems = new ArrayList<>();
        Instant waiting = agent.waitingSince();
        if (agent.waiting() > 0 && waiting != null) {
            problems.add(words.say("admin.agents.waiting", agent.waiting(), words.since(waiting)));
        }
        if (agent.dropped() > 0) {
            problems.add(words.say("admin.agents.dropped", agent.dropped()));
        }
        if (Math.abs(agent.clockOffSeconds()) >= 5) {
            Duration off = Duration.ofMillis((long) (Math.abs(agent.clockOffSeconds()) * 1000));
            problems.add(words.say(
                    agent.clockOffSeconds() > 0 ? "admin.agents.clock.ahead" : "admin.agents.clock.behind",
                    words.briefly(off)));
        }
        Instant failed = agent.lastErrorAt();
        if (agent.lastError() != null && failed != null) {
            problems.add(
                    words.say("admin.agents.error", words.say("admin.probes.ago", age(failed)), agent.lastError()));
        }
        return problems;
    }

    /** What to type where the agent is to run. */
    String command(NewAgent made) {
        return "STATUS_AGENT_TOKEN=" + made.token().text() + " java -jar status.jar agent --server="
                + settings.baseUrl();
    }

    private boolean isSilent(ProbeAgent agent) {
        Instant contact = agent.lastContactAt();
        return contact != null && contact.isBefore(clock.instant().minus(ProbeAgents.SILENT_AFTER));
    }

    private String age(Instant at) {
        return words.briefly(Duration.between(at, clock.instant()));
    }
}
