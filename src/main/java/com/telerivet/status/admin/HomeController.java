package com.telerivet.status.admin;

import com.telerivet.status.component.Components;
import com.telerivet.status.delivery.Deliveries;
import com.telerivet.status.emergency.Replays;
import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import com.telerivet.status.incident.IncidentStory;
import com.telerivet.status.incident.Incidents;
import com.telerivet.status.incident.Maintenances;
import com.telerivet.status.subscriber.Subscribers;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The first screen: what is the public seeing right now? */
@Controller
@Allowed(Role.VIEWER)
class HomeController {

    private static final int RECENT = 5;

    private final Incidents incidents;
    private final Maintenances maintenances;
    private final Components components;
    private final IncidentCards cards;
    private final EntryViews views;
    private final Deliveries deliveries;
    private final Subscribers subscribers;
    private final Replays replays;

    HomeController(
            Incidents incidents,
            Maintenances maintenances,
            Components components,
            IncidentCards cards,
            EntryViews views,
            Deliveries deliveries,
            Subscribers subscribers,
            Replays replays) {
        this.incidents = incidents;
        this.maintenances = maintenances;
        this.components = components;
        this.cards = cards;
        this.views = views;
        this.deliveries = deliveries;
        this.subscribers = subscribers;
        this.replays = replays;
    }

    @GetMapping("/admin")
    String home(Model model) {
        List<IncidentCard> open = cards.of(incidents.open());
        model.addAttribute("line", PublicState.line(components.tree(), !open.isEmpty()));
        model.addAttribute("open", open);
        model.addAttribute("maintenance", cards.of(maintenances.unfinished()));
        model.addAttribute("components", views.states());
        List<IncidentStory> past = incidents.newest(RECENT + open.size()).stream()
                .filter(story -> !story.isOpen())
                .limit(RECENT)
                .toList();
        model.addAttribute("past", cards.of(past));
        model.addAttribute("parked", replays.parked().size());
        model.addAttribute("counts", deliveries.counts());
        model.addAttribute("subscribers", subscribers.countActive());
        return "admin/home";
    }
}
