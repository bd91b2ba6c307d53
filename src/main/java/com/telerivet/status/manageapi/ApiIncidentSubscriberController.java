package com.telerivet.status.manageapi;

import com.telerivet.status.incident.Incidents;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.subscriber.Phones;
import com.telerivet.status.subscriber.SubscriberEntry;
import com.telerivet.status.subscriber.SubscriberQuery;
import com.telerivet.status.subscriber.SubscriberRegister;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code …/incidents/{incident}/subscribers}: who hears of one incident. */
@RestController
@RequestMapping("/v1/pages/{pageId}/incidents/{incidentId}/subscribers")
class ApiIncidentSubscriberController {

    private final ThisPage page;
    private final Incidents incidents;
    private final SubscriberRegister register;
    private final Phones phones;

    ApiIncidentSubscriberController(ThisPage page, Incidents incidents, SubscriberRegister register, Phones phones) {
        this.page = page;
        this.incidents = incidents;
        this.register = register;
        this.phones = phones;
    }

    @GetMapping
    List<Map<String, @Nullable Object>> all(
            @PathVariable String pageId, @PathVariable String incidentId, Paging paging) {
        ApiDates dates = dates(pageId, incidentId);
        return register.find(of(incidentId), paging.offset(), paging.size()).stream()
                .map(each -> SubscriberJson.of(each, dates))
                .toList();
    }

    @GetMapping("/{subscriberId}")
    Map<String, @Nullable Object> one(
            @PathVariable String pageId, @PathVariable String incidentId, @PathVariable String subscriberId) {
        return SubscriberJson.of(known(incidentId, subscriberId), dates(pageId, incidentId));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> add(@PathVariable String pageId, @PathVariable String incidentId, ApiInput input) {
        ApiDates dates = dates(pageId, incidentId);
        SubscriberRequest request = new SubscriberRequest(input.fields("subscriber", dates.zone()));
        String phone = request.phone();
        SubscriberEntry added = phone == null
                ? register.addTo(incidentId, request.address(), request.consent())
                : phones.enrolFor(incidentId, phone, request.isAgreed())
                        .flatMap(register::find)
                        .orElseThrow(SubscriberRequest::noPhone);
        return SubscriberJson.of(added, dates);
    }

    @DeleteMapping("/{subscriberId}")
    Map<String, @Nullable Object> remove(
            @PathVariable String pageId, @PathVariable String incidentId, @PathVariable String subscriberId) {
        Map<String, @Nullable Object> last = one(pageId, incidentId, subscriberId);
        register.removeFrom(incidentId, subscriberId);
        return last;
    }

    @PostMapping("/{subscriberId}/resend_confirmation")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> askAgain(
            @PathVariable String pageId, @PathVariable String incidentId, @PathVariable String subscriberId) {
        Map<String, @Nullable Object> known = one(pageId, incidentId, subscriberId);
        register.askAgain(subscriberId);
        return known;
    }

    private ApiDates dates(String pageId, String incidentId) {
        PageProfile profile = page.named(pageId);
        if (incidents.find(incidentId).isEmpty()) {
            throw ApiError.notFound("Incident");
        }
        return new ApiDates(profile.zone());
    }

    private SubscriberEntry known(String incidentId, String subscriberId) {
        return register.find(of(incidentId), 0, Integer.MAX_VALUE).stream()
                .filter(each -> each.id().equals(subscriberId))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("Subscriber"));
    }

    private static SubscriberQuery of(String incidentId) {
        return new SubscriberQuery(null, null, null, incidentId, SubscriberQuery.Order.CREATED, false);
    }
}
