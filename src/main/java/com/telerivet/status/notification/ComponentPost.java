package com.telerivet.status.notification;

import com.telerivet.status.component.ComponentTree;
import com.telerivet.status.component.Components;
import com.telerivet.status.delivery.Composer;
import com.telerivet.status.delivery.Delivery;
import com.telerivet.status.delivery.Message;
import com.telerivet.status.page.StatusPage;
import com.telerivet.status.subscriber.Endpoints;
import com.telerivet.status.subscriber.Subscribers;
import com.telerivet.status.subscriber.SubscriptionLinks;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells a webhook of one change of a component's status. */
@Component
class ComponentPost implements Composer {

    static final String KIND = "notification.component";

    private final JdbcClient jdbc;
    private final Subscribers subscribers;
    private final Endpoints endpoints;
    private final Components components;
    private final StatusPage page;
    private final JsonMapper json;
    private final Clock clock;

    ComponentPost(
            JdbcClient jdbc,
            Subscribers subscribers,
            Endpoints endpoints,
            Components components,
            StatusPage page,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.subscribers = subscribers;
        this.endpoints = endpoints;
        this.components = components;
        this.page = page;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Message> compose(Delivery delivery) {
        return forAll(List.of(delivery)).apply(delivery);
    }

    @Override
    public Function<Delivery, Optional<Message>> forAll(List<Delivery> batch) {
        List<String> ids = batch.stream().map(Delivery::recipientId).toList();
        Map<String, SubscriptionLinks> links = subscribers.listening(ids);
        Map<String, Endpoints.Place> places = endpoints.places(ids);
        ComponentTree tree = components.tree();
        HookPayload payload = new HookPayload(page.profile(), tree, clock.instant());
        return delivery -> {
            SubscriptionLinks own = links.get(delivery.recipientId());
            Endpoints.Place place = places.get(delivery.recipientId());
            return own == null || place == null
                    ? Optional.empty()
                    : change(delivery.subjectId())
                            .flatMap(change -> tree.component(change.componentId())
                                    .map(component -> payload.of(change, component, own.unsubscribe())))
                            .map(body -> new Message(
                                    new Message.Posting(place.url(), json.writeValueAsString(body), place.secret())));
        };
    }

    private Optional<HookPayload.Change> change(String id) {
        return jdbc.sql(
                        """
                        select change_id, component_id, old_status, new_status,
                            created_at at time zone 'UTC' as created_at
                        from component_outbox where change_id = ?
                        """)
                .param(id)
                .query(HookPayload.Change.class)
                .optional();
    }
}
