package com.telerivet.status.subscriber;

import com.telerivet.status.page.Language;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Entity
@SuppressWarnings("UnusedVariable") // some columns are read by SQL only
@Table(name = "subscriber")
class Subscriber {

    @Id
    private String id;

    private String channel;
    private String address;
    private SubscriberState state;
    private boolean allComponents;
    private boolean endsOnly;
    private String kinds;
    private boolean invited;
    private String locale;
    private String salt;
    private String confirmHash;
    private String manageHash;
    private String unsubscribeHash;
    private Instant createdAt;
    private Instant askedAt;
    private @Nullable Instant confirmedAt;
    private @Nullable Instant unsubscribedAt;
    private @Nullable String consent;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "subscriber_component", joinColumns = @JoinColumn(name = "subscriber_id"))
    @Column(name = "component_id")
    private Set<String> componentIds = new LinkedHashSet<>();

    @Version
    private int version;

    protected Subscriber() {}

    Subscriber(String channel, String address, String locale, LinkTokens tokens, Instant now) {
        this.id = tokens.subscriberId();
        this.channel = channel;
        this.address = address;
        this.state = SubscriberState.UNCONFIRMED;
        this.allComponents = true;
        this.kinds = Kinds.BOTH.code();
        this.locale = locale;
        this.salt = tokens.salt();
        this.confirmHash = tokens.confirm().hash();
        this.manageHash = tokens.manage().hash();
        this.unsubscribeHash = tokens.unsubscribe().hash();
        this.createdAt = now;
        this.askedAt = now;
    }

    /** Somebody, perhaps a stranger, wants this address to hear of this, and of nothing that was wanted before. */
    void ask(Wish wish, String locale, Instant now) {
        this.state = SubscriberState.UNCONFIRMED;
        this.invited = false;
        this.locale = locale;
        this.askedAt = now;
        narrow(wish.extent());
        choose(wish.componentIds());
        if (wish.incidentId() != null) {
            hearOfNothingElse();
        }
    }

    /** It is the team that asks. */
    void invite() {
        invited = true;
    }

    void confirm(Instant now) {
        if (state == SubscriberState.UNCONFIRMED) {
            state = SubscriberState.ACTIVE;
            confirmedAt = now;
            unsubscribedAt = null;
            consent = null;
        }
    }

    /** Its owner wants to hear of news again, or at last. */
    void resume(Instant now) {
        if (state == SubscriberState.UNSUBSCRIBED) {
            state = SubscriberState.UNCONFIRMED;
        }
        confirm(now);
    }

    /** The team knows that the address has agreed, from where {@code consent} says. */
    void vouch(String consent, Instant now) {
        confirm(now);
        this.consent = consent;
    }

    /** An empty set means all components, also those to come. */
    void choose(Set<String> components) {
        allComponents = components.isEmpty();
        componentIds.retainAll(components);
        componentIds.addAll(components);
    }

    /** Only what it follows is left. */
    void hearOfNothingElse() {
        choose(Set.of());
        allComponents = false;
    }

    void narrow(Extent extent) {
        endsOnly = extent.endsOnly();
        kinds = extent.kinds().code();
    }

    void hearIn(Language language) {
        locale = language.code();
    }

    void unsubscribe(Instant now) {
        if (state != SubscriberState.UNSUBSCRIBED) {
            state = SubscriberState.UNSUBSCRIBED;
            unsubscribedAt = now;
        }
    }

    SubscriberState state() {
        return state;
    }

    Instant askedAt() {
        return askedAt;
    }

    String salt() {
        return salt;
    }

    Subscription subscription() {
        Extent extent = new Extent(endsOnly, Kinds.of(kinds).orElseThrow());
        return new Subscription(
                id, channel, address, state, allComponents, Set.copyOf(componentIds), extent, locale, createdAt);
    }
}
