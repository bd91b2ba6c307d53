package com.telerivet.status.admin;

import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.component.Components;
import com.telerivet.status.delivery.Dispatches;
import com.telerivet.status.delivery.Suspensions;
import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import com.telerivet.status.subscriber.Kinds;
import com.telerivet.status.subscriber.SubscriberEntry;
import com.telerivet.status.subscriber.SubscriberQuery;
import com.telerivet.status.subscriber.SubscriberRegister;
import com.telerivet.status.subscriber.SubscriberState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Who hears of what: looked for, and looked at. Addresses are people's own, so that viewers do not see them. */
@Controller
@Allowed(Role.EDITOR)
class SubscriberController {

    private static final int LISTED = 50;
    private static final int DELIVERIES = 50;

    private final SubscriberRegister register;
    private final Suspensions suspensions;
    private final Dispatches dispatches;
    private final Components components;
    private final DeliveryRows sent;
    private final DeskWords words;

    SubscriberController(
            SubscriberRegister register,
            Suspensions suspensions,
            Dispatches dispatches,
            Components components,
            DeliveryRows sent,
            DeskWords words) {
        this.register = register;
        this.suspensions = suspensions;
        this.dispatches = dispatches;
        this.components = components;
        this.sent = sent;
        this.words = words;
    }

    @GetMapping("/admin/subscribers")
    String list(SubscriberSearch search, Model model) {
        List<SubscriberEntry> found = register.find(search.query(), (long) search.page() * LISTED, LISTED + 1);
        List<SubscriberEntry> shown = found.subList(0, Math.min(LISTED, found.size()));
        Map<String, Map<SubscriberState, Long>> counts = register.counts();
        model.addAttribute("search", search);
        model.addAttribute("counts", counts(counts));
        model.addAttribute("export", search.export());
        model.addAttribute("isEmpty", counts.isEmpty());
        model.addAttribute("rows", shown.stream().map(this::row).toList());
        model.addAttribute("channels", channels(counts.keySet(), search.channel()));
        model.addAttribute("states", states(search.state()));
        model.addAttribute("parts", parts(search.component()));
        model.addAttribute("newer", search.page() == 0 ? null : search.address(search.page() - 1));
        model.addAttribute("older", found.size() > LISTED ? search.address(search.page() + 1) : null);
        return "admin/subscribers";
    }

    @GetMapping("/admin/subscribers/{id}")
    String one(@PathVariable String id, Model model) {
        SubscriberEntry subscriber = register.find(id).orElseThrow();
        ComponentTree tree = components.tree();
        model.addAttribute("subscriber", subscriber);
        model.addAttribute("row", row(subscriber));
        model.addAttribute(
                "language", Locale.forLanguageTag(subscriber.locale()).getDisplayLanguage(Locale.ENGLISH));
        model.addAttribute(
                "components",
                subscriber.componentIds().stream()
                        .flatMap(c -> tree.component(c).stream())
                        .map(c -> c.name())
                        .toList());
        model.addAttribute("asked", words.moment(subscriber.askedAt()));
        model.addAttribute("agreed", subscriber.confirmedAt() == null ? null : words.moment(subscriber.confirmedAt()));
        model.addAttribute(
                "left", subscriber.unsubscribedAt() == null ? null : words.moment(subscriber.unsubscribedAt()));
        model.addAttribute(
                "suspension",
                suspensions.find(subscriber.channel(), subscriber.address()).orElse(null));
        model.addAttribute("deliveries", sent.of(dispatches.to(subscriber.address(), DELIVERIES)));
        return "admin/subscriber";
    }

    private Row row(SubscriberEntry subscriber) {
        String state = subscriber.isPaused()
                ? SubscriberSearch.PAUSED
                : subscriber.state().code();
        String hears = subscriber.hearsOfAll()
                ? words.say("admin.subscribers.all")
                : subscriber.hearsOfIncidentsOnly()
                        ? words.say("admin.subscribers.incidents")
                        : words.say(
                                "admin.subscribers.some",
                                subscriber.componentIds().size());
        List<String> heard = new ArrayList<>(List.of(hears));
        if (subscriber.extent().endsOnly()) {
            heard.add(words.say("admin.subscribers.ends"));
        }
        if (subscriber.extent().kinds() != Kinds.BOTH) {
            heard.add(words.say(
                    "admin.subscribers.kinds." + subscriber.extent().kinds().code()));
        }
        return new Row(
                subscriber.id(),
                subscriber.address(),
                words.say("admin.subscribers.channel." + subscriber.channel()),
                state,
                words.say("admin.subscribers.state." + state),
                String.join(", ", heard),
                words.moment(subscriber.createdAt()));
    }

    private List<String> counts(Map<String, Map<SubscriberState, Long>> counts) {
        Map<String, Long> suspended = register.suspendedCounts();
        List<String> lines = new ArrayList<>();
        counts.forEach((channel, states) -> {
            long paused = suspended.getOrDefault(channel, 0L);
            lines.add(words.say(
                    "admin.subscribers.count",
                    words.say("admin.subscribers.channel." + channel),
                    states.getOrDefault(SubscriberState.ACTIVE, 0L) - paused,
                    states.getOrDefault(SubscriberState.UNCONFIRMED, 0L),
                    states.getOrDefault(SubscriberState.UNSUBSCRIBED, 0L),
                    paused));
        });
        return lines;
    }

    private List<Choice> channels(Set<String> known, String chosen) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", words.say("admin.subscribers.any"), chosen.isEmpty()));
        known.forEach(channel -> choices.add(
                new Choice(channel, words.say("admin.subscribers.channel." + channel), channel.equals(chosen))));
        return choices;
    }

    private List<Choice> states(String chosen) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", words.say("admin.subscribers.present"), chosen.isEmpty()));
        for (String state : SubscriberSearch.STATES) {
            choices.add(new Choice(state, words.say("admin.subscribers.state." + state), state.equals(chosen)));
        }
        return choices;
    }

    private List<Choice> parts(String chosen) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", words.say("admin.subscribers.any"), chosen.isEmpty()));
        choices.add(new Choice(
                SubscriberQuery.ALL_COMPONENTS,
                words.say("admin.subscribers.part.all"),
                chosen.equals(SubscriberQuery.ALL_COMPONENTS)));
        components
                .tree()
                .components()
                .forEach(c -> choices.add(
                        new Choice(c.id(), words.say("admin.subscribers.part", c.name()), c.id().equals(chosen))));
        return choices;
    }

    /** A subscriber as the desk lists it. */
    record Row(String id, String address, String channel, String state, String words, String hears, Moment since) {}
}
