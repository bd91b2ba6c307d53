package com.telerivet.status.delivery.bounce;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where a relay's webhook, or a mail server by {@code curl}, brings what came back. */
@RestController
class BounceHookController {

    private static final Logger log = LoggerFactory.getLogger(BounceHookController.class);

    private final Bounces bounces;
    private final BounceSettings settings;

    BounceHookController(Bounces bounces, BounceSettings settings) {
        this.bounces = bounces;
        this.settings = settings;
    }

    /** A mail in its own bytes, or a relay's JSON. Whatever it is about, a known sender hears that it was taken. */
    @PostMapping("/bounces")
    ResponseEntity<String> hear(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String proof,
            @RequestBody(required = false) byte @Nullable [] body) {
        if (settings.hookSecret().isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        if (!isProved(proof)) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"bounces\"")
                    .build();
        }
        byte[] bytes = body == null ? new byte[0] : body;
        String text = new String(bytes, StandardCharsets.UTF_8).strip();
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return ResponseEntity.ok(bounces.hear(bytes).name().toLowerCase(java.util.Locale.ROOT) + "\n");
        }
        List<RelayReport> reports = RelayReport.in(text);
        if (reports == null) {
            return ResponseEntity.badRequest().body("not JSON\n");
        }
        String confirmation = RelayReport.confirmation(text);
        if (!confirmation.isEmpty()) {
            log.warn("Open this link to let Amazon SNS tell of bounces: {}", confirmation.replaceAll("\\p{Cntrl}", ""));
        }
        long taken = reports.stream()
                .filter(report -> bounces.hear(report) == Bounces.Judgement.TAKEN)
                .count();
        return ResponseEntity.ok(taken + " taken\n");
    }

    /** The secret as a bearer's token, or as the password of anybody. */
    private boolean isProved(String proof) {
        String given = "";
        if (proof.regionMatches(true, 0, "Bearer ", 0, 7)) {
            given = proof.substring(7).strip();
        } else if (proof.regionMatches(true, 0, "Basic ", 0, 6)) {
            try {
                String login =
                        new String(Base64.getDecoder().decode(proof.substring(6).strip()), StandardCharsets.UTF_8);
                given = login.substring(login.indexOf(':') + 1);
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
        return MessageDigest.isEqual(
                given.getBytes(StandardCharsets.UTF_8), settings.hookSecret().getBytes(StandardCharsets.UTF_8));
    }
}
