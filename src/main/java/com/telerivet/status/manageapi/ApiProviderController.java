package com.telerivet.status.manageapi;

import com.telerivet.status.metric.MetricCatalogue;
import com.telerivet.status.metric.MetricProvider;
import com.telerivet.status.page.PageProfile;
import java.util.LinkedHashMap;
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

/** {@code /v1/pages/{page}/metrics_providers}. Secrets of other systems are taken without effect and kept nowhere. */
@RestController
@RequestMapping("/v1/pages/{pageId}/metrics_providers")
class ApiProviderController {

    private static final List<String> TYPES = List.of(MetricProvider.SELF, "Pingdom", "NewRelic", "Librato", "Datadog");
    private static final int LONGEST_URI = 500;

    private final ThisPage page;
    private final MetricCatalogue catalogue;

    ApiProviderController(ThisPage page, MetricCatalogue catalogue) {
        this.page = page;
        this.catalogue = catalogue;
    }

    @GetMapping
    List<Map<String, @Nullable Object>> all(@PathVariable String pageId, Paging paging) {
        PageProfile profile = page.named(pageId);
        return paging.of(catalogue.providers()).stream()
                .map(each -> json(each, profile))
                .toList();
    }

    @GetMapping("/{providerId}")
    Map<String, @Nullable Object> one(@PathVariable String pageId, @PathVariable String providerId) {
        return json(known(providerId), page.named(pageId));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> add(@PathVariable String pageId, ApiInput input) {
        PageProfile profile = page.named(pageId);
        Fields fields = input.fields("metrics_provider", profile.zone());
        String type = type(fields.required("type", 100));
        return json(catalogue.addProvider(type, fields.text("metric_base_uri", LONGEST_URI)), profile);
    }

    @RequestMapping(
            path = "/{providerId}",
            method = {RequestMethod.PATCH, RequestMethod.PUT})
    Map<String, @Nullable Object> change(@PathVariable String pageId, @PathVariable String providerId, ApiInput input) {
        PageProfile profile = page.named(pageId);
        MetricProvider old = known(providerId);
        Fields fields = input.fields("metrics_provider", profile.zone());
        String type = fields.has("type") ? type(fields.required("type", 100)) : old.type();
        String uri = fields.has("metric_base_uri") ? fields.text("metric_base_uri", LONGEST_URI) : old.baseUri();
        return json(catalogue.changeProvider(providerId, type, uri), profile);
    }

    @DeleteMapping("/{providerId}")
    Map<String, @Nullable Object> remove(@PathVariable String pageId, @PathVariable String providerId) {
        Map<String, @Nullable Object> last = one(pageId, providerId);
        catalogue.removeProvider(providerId);
        return last;
    }

    private MetricProvider known(String id) {
        return catalogue.provider(id).orElseThrow(() -> ApiError.notFound("Metrics provider"));
    }

    private static String type(String word) {
        return TYPES.stream()
                .filter(type -> type.equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> ApiError.invalid("Type must be one of " + String.join(", ", TYPES)));
    }

    private static Map<String, @Nullable Object> json(MetricProvider provider, PageProfile profile) {
        ApiDates dates = new ApiDates(profile.zone());
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", provider.id());
        json.put("type", provider.type());
        json.put("disabled", false);
        json.put("metric_base_uri", provider.baseUri());
        json.put("last_revalidated_at", null);
        json.put("created_at", dates.of(provider.createdAt()));
        json.put("updated_at", dates.of(provider.updatedAt()));
        json.put("page_id", profile.id());
        return json;
    }
}
