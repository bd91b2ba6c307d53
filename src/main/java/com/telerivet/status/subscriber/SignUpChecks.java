package com.telerivet.status.subscriber;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What the forms of all channels have in common: whom they are taken from, what they ask for, and how they are shown. */
@Component
class SignUpChecks {

    private static final Logger log = LoggerFactory.getLogger(SignUpChecks.class);

    /** Nobody reads a form, types an address and sends it sooner. */
    private static final Duration QUICKEST = Duration.ofSeconds(2);

    private final SignUpLimits limits;
    private final SameOrigin sameOrigin;
    private final ComponentChoices choices;
    private final Follows follows;
    private final Clock clock;

    SignUpChecks(SignUpLimits limits, SameOrigin sameOrigin, ComponentChoices choices, Follows follows, Clock clock) {
        this.limits = limits;
        this.sameOrigin = sameOrigin;
        this.choices = choices;
        this.follows = follows;
        this.clock = clock;
    }

    /** @param error the end of a message's key */
    record Refusal(String error, HttpStatus status) {

        static final Refusal BUSY = new Refusal("busy", HttpStatus.TOO_MANY_REQUESTS);

        /** Of a field that holds nothing that can be used. */
        static Refusal of(String error) {
            return new Refusal(error, HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** Whether it is taken from there at all; it counts as a sign-up of that client. */
    Optional<Refusal> door(HttpServletRequest request) {
        if (!sameOrigin.allows(request)) {
            return Optional.of(new Refusal("origin", HttpStatus.FORBIDDEN));
        }
        return limits.admits(request.getRemoteAddr())
                ? Optional.empty()
                : Optional.of(new Refusal("limit", HttpStatus.TOO_MANY_REQUESTS));
    }

    /** What is wrong with what it asks for. */
    Optional<Refusal> content(SignUpForm form) {
        if (isTooQuick(form.shown())) {
            return Optional.of(Refusal.of("quick"));
        }
        if (isToFollow(form)) {
            return followed(form) == null ? Optional.of(Refusal.of("over")) : Optional.empty();
        }
        return form.wantsChosen() && choices.known(form.chosen()).isEmpty()
                ? Optional.of(Refusal.of("components"))
                : Optional.empty();
    }

    /** What it asks for; of one whose content is sound. */
    Wish wish(SignUpForm form) {
        if (isToFollow(form)) {
            return Wish.follow(String.valueOf(form.incident()));
        }
        return Wish.of(form.wantsChosen() ? choices.known(form.chosen()) : Set.of(), form.extent());
    }

    /** Signs up, unless a program has filled in the form, which is told the same. */
    Optional<Refusal> signUp(SignUpForm form, Runnable subscribing) {
        if (!form.isFromAProgram()) {
            try {
                subscribing.run();
            } catch (TooManySignUps e) {
                return Optional.of(Refusal.BUSY);
            } catch (DataIntegrityViolationException e) {
                // the same address twice at the same moment: the other request has done it
                log.debug("A sign-up came twice at once", e);
            }
        }
        return Optional.empty();
    }

    /** The form again, with what was typed. */
    ModelAndView page(String name, SignUpForm form, @Nullable Refusal refusal, String... fields) {
        String error = refusal == null ? null : refusal.error();
        String key = error == null ? null : "subscriber.error." + error;
        boolean isOfField =
                error != null && (error.equals("components") || List.of(fields).contains(error));
        return new ModelAndView(name, refusal == null ? HttpStatus.OK : refusal.status())
                .addObject("wantsChosen", form.wantsChosen())
                .addObject("groups", choices.groups(form.chosen()))
                .addObject("extent", form.extent())
                .addObject("followed", followed(form))
                .addObject("shown", "quick".equals(error) ? form.shown() : String.valueOf(clock.millis()))
                .addObject("componentsError", "components".equals(error) ? key : null)
                .addObject("generalError", isOfField ? null : key);
    }

    /** Documents that are kept do not say when they were made, and a clock that was set back says nothing. */
    private boolean isTooQuick(@Nullable String shown) {
        if (shown == null || !shown.matches("[0-9]{1,15}")) {
            return false;
        }
        Duration taken = Duration.between(Instant.ofEpochMilli(Long.parseLong(shown)), clock.instant());
        return !taken.isNegative() && taken.compareTo(QUICKEST) < 0;
    }

    private static boolean isToFollow(SignUpForm form) {
        return form.incident() != null && !form.incident().isBlank();
    }

    private Follows.@Nullable Followed followed(SignUpForm form) {
        String incident = form.incident();
        return incident == null ? null : follows.open(incident).orElse(null);
    }
}
