package com.telerivet.status.manageapi;

import com.telerivet.status.page.PageProfile;
import com.telerivet.status.subscriber.SubscriberEntry;
import com.telerivet.status.subscriber.SubscriberRegister;
import com.telerivet.status.subscriber.SubscriberState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code /v1/pages/{page}/subscribers}: many at once, and how many there are. */
@RestController
@RequestMapping("/v1/pages/{pageId}/subscribers")
class ApiSubscriberListController {

    private static final int MOST_AT_ONCE = 100;

    private final ThisPage page;
    private final SubscriberRegister register;

    ApiSubscriberListController(ThisPage page, SubscriberRegister register) {
        this.page = page;
        this.register = register;
    }

    @GetMapping("/count")
    Map<String, Long> count(
            @PathVariable String pageId,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String state) {
        page.named(pageId);
        SubscriberFilter filter = SubscriberFilter.of(type, state);
        Map<String, Map<SubscriberState, Long>> counts = byType();
        Map<String, Long> suspended = suspended();
        Map<String, Long> json = new LinkedHashMap<>();
        for (String each : SubscriberJson.TYPES) {
            boolean isMeant = type == null || type.isBlank() || type.equals(each);
            Map<SubscriberState, Long> states = counts.getOrDefault(each, Map.of());
            long paused = suspended.getOrDefault(each, 0L);
            SubscriberState wanted = filter.query().state();
            long number = wanted == null
                    ? present(states)
                    : Boolean.TRUE.equals(filter.query().suspended()) ? paused : states.getOrDefault(wanted, 0L);
            boolean isListening = Boolean.FALSE.equals(filter.query().suspended());
            number = isListening ? number - paused : number;
            json.put(each, isMeant ? number : 0);
        }
        return json;
    }

    @GetMapping("/histogram_by_state")
    Map<String, Map<String, Long>> histogram(@PathVariable String pageId) {
        page.named(pageId);
        Map<String, Map<SubscriberState, Long>> counts = byType();
        Map<String, Long> suspended = suspended();
        Map<String, Map<String, Long>> json = new LinkedHashMap<>();
        for (String type : SubscriberJson.TYPES) {
            Map<SubscriberState, Long> states = counts.getOrDefault(type, Map.of());
            long paused = suspended.getOrDefault(type, 0L);
            Map<String, Long> one = new LinkedHashMap<>();
            one.put("active", states.getOrDefault(SubscriberState.ACTIVE, 0L) - paused);
            one.put("unconfirmed", states.getOrDefault(SubscriberState.UNCONFIRMED, 0L));
            one.put("quarantined", paused);
            one.put("total", present(states));
            json.put(type, one);
        }
        return json;
    }

    @PostMapping("/unsubscribe")
    @ResponseStatus(HttpStatus.CREATED)
    List<Map<String, @Nullable Object>> unsubscribe(@PathVariable String pageId, ApiInput input) {
        PageProfile profile = page.named(pageId);
        return meant(input.top(profile.zone()), "active").stream()
                .map(each -> SubscriberJson.of(register.remove(each.id()), new ApiDates(profile.zone())))
                .toList();
    }

    @PostMapping("/resend_confirmation")
    @ResponseStatus(HttpStatus.CREATED)
    List<Map<String, @Nullable Object>> askAgain(@PathVariable String pageId, ApiInput input) {
        PageProfile profile = page.named(pageId);
        List<SubscriberEntry> meant = meant(input.top(profile.zone()), "unconfirmed");
        meant.forEach(each -> register.askAgain(each.id()));
        return meant.stream()
                .map(each -> SubscriberJson.of(each, new ApiDates(profile.zone())))
                .toList();
    }

    /** Sends again to addresses that refused, or were paused at the desk. */
    @PostMapping("/reactivate")
    @ResponseStatus(HttpStatus.CREATED)
    List<Map<String, @Nullable Object>> reactivate(@PathVariable String pageId, ApiInput input) {
        PageProfile profile = page.named(pageId);
        return meant(input.top(profile.zone()), "quarantined").stream()
                .map(each -> SubscriberJson.of(register.reactivate(each.id()), new ApiDates(profile.zone())))
                .toList();
    }

    /** Those that a list names by their ids, or all of a type and state. */
    private List<SubscriberEntry> meant(Fields fields, String usualState) {
        JsonNode given = fields.present("subscribers");
        if (given == null) {
            throw ApiError.invalid("Subscribers can't be blank");
        }
        if (given.isString() && given.stringValue().equals("all")) {
            String state = fields.text("state", 100);
            SubscriberFilter filter = SubscriberFilter.of(fields.text("type", 100), state == null ? usualState : state);
            List<SubscriberEntry> all = register.find(filter.query(), 0, MOST_AT_ONCE);
            if (all.size() >= MOST_AT_ONCE) {
                throw ApiError.invalid("There are 100 subscribers or more: name them by their ids");
            }
            return all;
        }
        List<String> ids = fields.texts("subscribers");
        if (ids == null || ids.isEmpty() || ids.size() > MOST_AT_ONCE) {
            throw ApiError.invalid("Subscribers must be 1 to 100 ids, or \"all\"");
        }
        return ids.stream()
                .map(id -> register.find(id).orElseThrow(NoSuchElementException::new))
                .toList();
    }

    private Map<String, Long> suspended() {
        Map<String, Long> counts = new LinkedHashMap<>();
        register.suspendedCounts()
                .forEach((channel, number) -> counts.put(SubscriberJson.MODES.getOrDefault(channel, channel), number));
        return counts;
    }

    private Map<String, Map<SubscriberState, Long>> byType() {
        Map<String, Map<SubscriberState, Long>> counts = new LinkedHashMap<>();
        register.counts()
                .forEach((channel, states) -> counts.put(SubscriberJson.MODES.getOrDefault(channel, channel), states));
        return counts;
    }

    private static long present(Map<SubscriberState, Long> states) {
        return states.getOrDefault(SubscriberState.ACTIVE, 0L) + states.getOrDefault(SubscriberState.UNCONFIRMED, 0L);
    }
}
