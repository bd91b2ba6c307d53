package com.telerivet.status.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Signing in by a passkey, which is both steps at once: the key is what somebody has, and it asks for what they are or
 * know. Nobody says who they are before the key does, so nothing can be learnt about who works here.
 */
@Controller
@AllowedToAnybody
class PasskeyController {

    private final Passkeys passkeys;
    private final PasskeyChallenges challenges;
    private final People people;
    private final PendingSignIns signIns;
    private final LoginThrottle throttle;
    private final SignInRecords records;

    PasskeyController(
            Passkeys passkeys,
            PasskeyChallenges challenges,
            People people,
            PendingSignIns signIns,
            LoginThrottle throttle,
            SignInRecords records) {
        this.passkeys = passkeys;
        this.challenges = challenges;
        this.people = people;
        this.signIns = signIns;
        this.throttle = throttle;
        this.records = records;
    }

    @ResponseBody
    @PostMapping(path = "/admin/login/passkey/options", produces = MediaType.APPLICATION_JSON_VALUE)
    String ask(HttpServletResponse response) {
        return passkeys.question(challenges.give(response));
    }

    @PostMapping("/admin/login/passkey")
    String enter(
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(name = WantedPage.PARAMETER, required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        String account = "passkey from " + request.getRemoteAddr();
        if (!throttle.admits(account, request.getRemoteAddr())) {
            return refused("often", next);
        }
        Optional<Person> person = challenges
                .take(request, response)
                .flatMap(challenge -> passkeys.whoAnswered(challenge, credential))
                .flatMap(people::find)
                .filter(Person::isActive);
        if (person.isEmpty()) {
            records.refused("", request);
            return refused("refused", next);
        }
        throttle.forgive(account, request.getRemoteAddr());
        signIns.vouchedFor(person.get().id(), request, response);
        return "redirect:" + WantedPage.of(next);
    }

    private static String refused(String why, @Nullable String next) {
        return "redirect:/admin/login?passkey=" + why + "&" + WantedPage.PARAMETER + "="
                + URLEncoder.encode(WantedPage.of(next), StandardCharsets.UTF_8);
    }
}
