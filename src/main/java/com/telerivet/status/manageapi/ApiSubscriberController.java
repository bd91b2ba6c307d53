package com.telerivet.status.manageapi;

import com.telerivet.status.component.Components;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.subscriber.Endpoints;
import com.telerivet.status.subscriber.Phones;
import com.telerivet.status.subscriber.SubscriberEntry;
import com.telerivet.status.subscriber.SubscriberQuery;
import com.telerivet.status.subscriber.SubscriberRegister;
import com.telerivet.status.subscriber.SubscriberState;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/pages/{page}/subscribers}: one by one. */
@RestController
@RequestMapping("/v1/pages/{pageId}/subscribers")
class ApiSubscriberController {

    private final ThisPage page;
    private final SubscriberRegister register;
    private final Endpoints endpoints;
    private final Phones phones;
    private final Components components;

    ApiSubscriberController(
            ThisPage page, SubscriberRegister register, Endpoints endpoints, Phones phones, Components components) {
        this.page = page;
        this.register = register;
        this.endpoints = endpoints;
        this.phones = phones;
        this.components = components;
    }

    @GetMapping
    List<Map<String, @Nullable Object>> all(@PathVariable String pageId, HttpServletRequest request) {
        PageProfile profile = page.named(pageId);
        Paging paging = Paging.fromZero(request);
        SubscriberFilter filter = SubscriberFilter.of(request);
        return json(profile, register.find(filter.query(), paging.offset(), paging.size()));
    }

    @GetMapping("/unsubscribed")
    List<Map<String, @Nullable Object>> gone(@PathVariable String pageId, Paging paging) {
        PageProfile profile = page.named(pageId);
        SubscriberQuery query = new SubscriberQuery(
                null, SubscriberState.UNSUBSCRIBED, null, null, SubscriberQuery.Order.CREATED, true);
        return json(profile, register.find(query, paging.offset(), paging.size()));
    }

    @GetMapping("/{subscriberId}")
    Map<String, @Nullable Object> one(@PathVariable String pageId, @PathVariable String subscriberId) {
        return json(page.named(pageId), known(subscriberId));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> add(@PathVariable String pageId, ApiInput input) {
        PageProfile profile = page.named(pageId);
        SubscriberRequest request = new SubscriberRequest(input.fields("subscriber", profile.zone()));
        String endpoint = request.endpoint();
        String phone = request.phone();
        if (endpoint != null) {
            return webhook(profile, request, endpoint);
        }
        if (phone != null) {
            return json(
                    profile,
                    phones.enrol(phone, request.components(components), request.isAgreed())
                            .flatMap(register::find)
                            .orElseThrow(SubscriberRequest::noPhone));
        }
        return json(profile, register.add(request.address(), request.components(components), request.consent()));
    }

    /** The choice of components stands at the top of the body; none at all means all of them. */
    @RequestMapping(
            path = "/{subscriberId}",
            method = {RequestMethod.PATCH, RequestMethod.PUT})
    Map<String, @Nullable Object> choose(
            @PathVariable String pageId, @PathVariable String subscriberId, ApiInput input) {
        PageProfile profile = page.named(pageId);
        known(subscriberId);
        Fields inside = input.optionalFields("subscriber", profile.zone());
        Fields said = inside.has(SubscriberRequest.COMPONENT_IDS) ? inside : input.top(profile.zone());
        return json(profile, register.choose(subscriberId, new SubscriberRequest(said).components(components)));
    }

    @DeleteMapping("/{subscriberId}")
    Map<String, @Nullable Object> remove(@PathVariable String pageId, @PathVariable String subscriberId) {
        PageProfile profile = page.named(pageId);
        known(subscriberId);
        return json(profile, register.remove(subscriberId));
    }

    /** What a person may ask for by law; Statuspage has no such route. */
    @DeleteMapping("/{subscriberId}/data")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(@PathVariable String pageId, @PathVariable String subscriberId) {
        page.named(pageId);
        SubscriberEntry anybody = register.find(subscriberId).orElseThrow(ApiSubscriberController::absent);
        register.erase(anybody.id()); // who has left has data, too
    }

    @PostMapping("/{subscriberId}/resend_confirmation")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> askAgain(@PathVariable String pageId, @PathVariable String subscriberId) {
        PageProfile profile = page.named(pageId);
        SubscriberEntry subscriber = known(subscriberId);
        register.askAgain(subscriberId);
        return json(profile, subscriber);
    }

    /** Where no confirmation is asked for, the secret of its signatures is told here, this once. */
    private Map<String, @Nullable Object> webhook(PageProfile profile, SubscriberRequest request, String endpoint) {
        Endpoints.Enrolled made = endpoints
                .enrol(endpoint, request.address(), request.components(components), request.isAgreed())
                .orElseThrow(() -> ApiError.invalid("Endpoint is not a URL that can be called"));
        Map<String, @Nullable Object> json = json(profile, known(made.id()));
        if (made.secret() != null) {
            json.put("signature_secret", made.secret());
        }
        return json;
    }

    /** Who has unsubscribed is found in the list of those, and is gone for all else. */
    private SubscriberEntry known(String id) {
        return register.find(id)
                .filter(each -> each.state() != SubscriberState.UNSUBSCRIBED)
                .orElseThrow(ApiSubscriberController::absent);
    }

    private static ApiError absent() {
        return ApiError.notFound("Subscriber");
    }

    private Map<String, @Nullable Object> json(PageProfile profile, SubscriberEntry subscriber) {
        return json(profile, List.of(subscriber)).get(0);
    }

    /** A webhook's URL and its contact are shown to whoever may manage subscribers; those of a chat are not. */
    private List<Map<String, @Nullable Object>> json(PageProfile profile, List<SubscriberEntry> subscribers) {
        Map<String, Endpoints.Place> places = endpoints.places(subscribers.stream()
                .filter(each -> each.channel().equals("webhook"))
                .map(SubscriberEntry::id)
                .toList());
        ApiDates dates = new ApiDates(profile.zone());
        return subscribers.stream()
                .map(each -> {
                    Map<String, @Nullable Object> json = SubscriberJson.of(each, dates);
                    Endpoints.Place place = places.get(each.id());
                    if (place != null) {
                        json.put("email", place.contact());
                        json.put("endpoint", place.url().toString());
                    }
                    return json;
                })
                .toList();
    }
}
