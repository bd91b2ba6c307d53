package com.telerivet.status.admin;

import com.telerivet.status.identity.People;
import com.telerivet.status.identity.Person;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who has which incident open. A page that was loaded counts for a while, since its reader may have no script; from the
 * first sign of a script on, only as long as that goes on.
 */
@Component
class Presences {

    private static final Duration LOADED = Duration.ofMinutes(15);
    private static final Duration HEARD_OF = Duration.ofSeconds(90);
    private static final Duration LEFT = Duration.ofSeconds(25);

    private final JdbcClient jdbc;
    private final People people;
    private final DeskWords words;

    Presences(JdbcClient jdbc, People people, DeskWords words) {
        this.jdbc = jdbc;
        this.people = people;
        this.words = words;
    }

    private record Present(String personId, OffsetDateTime since) {}

    /** Somebody loads a page of the incident; the result says who else has it open, and is "" where nobody has. */
    @Transactional
    public String open(String incidentId, String personId) {
        jdbc.sql("delete from presence where until < now()").update();
        note(incidentId, personId, LOADED);
        return others(incidentId, personId);
    }

    /** The script of such a page tells that it is still open; the result is as above. */
    @Transactional
    public String beat(String incidentId, String personId) {
        note(incidentId, personId, HEARD_OF);
        return others(incidentId, personId);
    }

    /** A page was closed or left; another one of the same incident will say so within some seconds. */
    @Transactional
    public void leave(String incidentId, String personId) {
        jdbc.sql("update presence set until = least(until, now() + make_interval(secs => ?))"
                        + " where incident_id = ? and person_id = ?")
                .params(LEFT.toSeconds(), incidentId, personId)
                .update();
    }

    private void note(String incidentId, String personId, Duration counts) {
        if (!incidentId.matches("[a-z0-9]{12}")) {
            throw new NoSuchElementException("there is no incident with the id " + incidentId);
        }
        jdbc.sql(
                        """
                        insert into presence as p (incident_id, person_id, since, until)
                        values (?, ?, now(), now() + make_interval(secs => ?))
                        on conflict (incident_id, person_id) do update set until = excluded.until,
                            since = case when p.until < now() then excluded.since else p.since end
                        """)
                .params(incidentId, personId, counts.toSeconds())
                .update();
    }

    private String others(String incidentId, String personId) {
        List<Present> present = jdbc.sql(
                        """
                        select person_id, since from presence
                        where incident_id = ? and person_id <> ? and until >= now() order by since, person_id
                        """)
                .params(incidentId, personId)
                .query(Present.class)
                .list();
        return present.stream().flatMap(other -> sentence(other).stream()).collect(Collectors.joining(" "));
    }

    private Optional<String> sentence(Present other) {
        return people.find(other.personId())
                .filter(Person::isActive)
                .map(person -> words.say(
                        "admin.presence",
                        person.name(),
                        words.timeOfDay(other.since().toInstant())));
    }
}
