package com.telerivet.status.subscriber;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where Telerivet's webhook brings what phones answer; what is said back goes out as the answer to its request. */
@RestController
class ReplyController {

    private final Replies replies;
    private final ReplySettings settings;

    ReplyController(Replies replies, ReplySettings settings) {
        this.replies = replies;
        this.settings = settings;
    }

    @PostMapping("/subscribe/sms/replies")
    ResponseEntity<Map<String, List<Map<String, String>>>> hear(@RequestParam Map<String, String> fields) {
        if (settings.hookSecret().isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        if (!MessageDigest.isEqual(bytes(settings.hookSecret()), bytes(fields.getOrDefault("secret", "")))) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        }
        List<Map<String, String>> answers =
                answer(fields).map(text -> Map.of("content", text)).stream().toList();
        return ResponseEntity.ok(Map.of("messages", answers));
    }

    private Optional<String> answer(Map<String, String> fields) {
        if (!"incoming_message".equals(fields.get("event"))) {
            return Optional.empty();
        }
        String from =
                Objects.requireNonNullElse(fields.get("from_number_e164"), fields.getOrDefault("from_number", ""));
        return PhoneNumber.of(from).flatMap(number -> ReplyWord.of(fields.getOrDefault("content", ""))
                .flatMap(word -> replies.take(number, word)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
