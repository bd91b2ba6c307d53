package com.telerivet.status.platform;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who is at work on this thread. Nobody is, where the program works for itself. */
@Component
public class Acting {

    @SuppressWarnings("ThreadLocalUsage") // several applications may run beside each other, as in tests
    private final ThreadLocal<Actor> present = new ThreadLocal<>();

    /** Until {@link #end()}, which belongs into a finally, what this thread changes is the actor's doing. */
    public void begin(Actor actor) {
        present.set(actor);
    }

    public void end() {
        present.remove();
    }

    /** Empty where the program works for itself. */
    public Optional<Actor> present() {
        return Optional.ofNullable(present.get());
    }
}
