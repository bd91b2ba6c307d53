package com.telerivet.status.identity;

import com.telerivet.status.platform.Ids;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Where people are signed in. The sessions live in the database, so that any instance may go away. */
@Component
public class Sessions {

    private static final String HANDLE = "identity.handle";
    private static final String DEVICE = "identity.device";
    private static final String ADDRESS = "identity.address";

    private final ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> sessions;

    Sessions(ObjectProvider<FindByIndexNameSessionRepository<? extends Session>> sessions) {
        this.sessions = sessions;
    }

    /** Notes of a session that begins what its owner will want to know of it. */
    void begin(HttpServletRequest request) {
        HttpSession session = request.getSession();
        session.setAttribute(HANDLE, Ids.random());
        session.setAttribute(DEVICE, Device.of(request.getHeader("User-Agent")));
        session.setAttribute(ADDRESS, request.getRemoteAddr());
    }

    /**
     * Where this person is signed in, the latest use first.
     *
     * @param own the id of the session that asks
     */
    public List<SignedIn> of(String personId, @Nullable String own) {
        return found(personId).values().stream()
                .filter(session -> session.getAttribute(HANDLE) != null && !session.isExpired())
                .map(session -> new SignedIn(
                        session.getAttributeOrDefault(HANDLE, ""),
                        session.getAttributeOrDefault(DEVICE, ""),
                        session.getAttributeOrDefault(ADDRESS, ""),
                        session.getCreationTime(),
                        session.getLastAccessedTime(),
                        session.getId().equals(own)))
                .sorted(Comparator.comparing(SignedIn::lastSeen).reversed())
                .toList();
    }

    /** Ends one of a person's sessions; a handle that is none of theirs changes nothing. */
    public void end(String personId, String handle) {
        found(personId).values().stream()
                .filter(session -> handle.equals(session.getAttribute(HANDLE)))
                .forEach(session -> sessions.getObject().deleteById(session.getId()));
    }

    /** Ends all of a person's sessions but one. */
    public void endOthers(String personId, @Nullable String kept) {
        found(personId).keySet().stream().filter(id -> !id.equals(kept)).forEach(sessions.getObject()::deleteById);
    }

    void endAll(String personId) {
        endOthers(personId, null);
    }

    private Map<String, ? extends Session> found(String personId) {
        return sessions.getObject().findByPrincipalName(personId);
    }
}
