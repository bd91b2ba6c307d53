package com.telerivet.status.admin;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.OwnPassword;
import com.telerivet.status.identity.Passkey;
import com.telerivet.status.identity.Passkeys;
import com.telerivet.status.identity.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Somebody's own passkeys: a new one needs their password, because it will do instead of it. */
@Controller
@Allowed(Role.VIEWER)
class PasskeyDeskController {

    private static final String ACCOUNT = "redirect:/admin/account";

    private final Passkeys passkeys;
    private final OwnPassword passwords;
    private final DeskWords words;

    PasskeyDeskController(Passkeys passkeys, OwnPassword passwords, DeskWords words) {
        this.passkeys = passkeys;
        this.passwords = passwords;
        this.words = words;
    }

    /** What the browser makes the key from, or one sentence of why not. */
    @ResponseBody
    @PostMapping("/admin/account/passkeys/options")
    ResponseEntity<String> begin(
            @RequestParam(defaultValue = "") String present, Principal me, HttpServletRequest request) {
        Optional<String> problem = passwords.confirm(me.getName(), present, request);
        if (problem.isPresent()) {
            return ResponseEntity.unprocessableContent()
                    .contentType(MediaType.TEXT_PLAIN)
                    .body(words.say(problem.get()));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(passkeys.begin(me.getName(), request.getSession()));
    }

    @PostMapping("/admin/account/passkeys")
    String add(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String credential,
            HttpSession session,
            RedirectAttributes news) {
        String given = name.isBlank() ? words.say("admin.passkey.unnamed") : name.strip();
        if (given.length() > Passkey.LONGEST_NAME) {
            news.addFlashAttribute("problems", Map.of("passkey", words.say("admin.passkey.name.long")));
        } else if (passkeys.finish(given, credential, session)) {
            news.addFlashAttribute("news", words.say("admin.passkey.added", given));
        } else {
            news.addFlashAttribute("problems", Map.of("passkey", words.say("admin.passkey.refused")));
        }
        return ACCOUNT;
    }

    @PostMapping("/admin/account/passkeys/removal")
    String remove(@RequestParam(defaultValue = "") String id, Principal me, RedirectAttributes news) {
        if (passkeys.remove(me.getName(), id)) {
            news.addFlashAttribute("news", words.say("admin.passkey.removed"));
        }
        return ACCOUNT;
    }
}
