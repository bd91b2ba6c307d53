package com.telerivet.status.manageapi;

import com.telerivet.status.page.EmbedLook;
import com.telerivet.status.page.PageProfile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** {@code …/status_embed_config}: where and in which colours the notice of {@code /embed.js} stands. */
@RestController
@RequestMapping("/v1/pages/{pageId}/status_embed_config")
class ApiEmbedController {

    private static final String POSITION = "position";
    private static final String INCIDENT_BACKGROUND = "incident_background_color";
    private static final String INCIDENT_TEXT = "incident_text_color";
    private static final String MAINTENANCE_BACKGROUND = "maintenance_background_color";
    private static final String MAINTENANCE_TEXT = "maintenance_text_color";
    private static final List<String> KEYS =
            List.of(POSITION, INCIDENT_BACKGROUND, INCIDENT_TEXT, MAINTENANCE_BACKGROUND, MAINTENANCE_TEXT);
    private static final int LONGEST = 20;

    private final ThisPage page;

    ApiEmbedController(ThisPage page) {
        this.page = page;
    }

    @GetMapping
    Map<String, @Nullable Object> one(@PathVariable String pageId) {
        return json(page.named(pageId));
    }

    @RequestMapping(method = {RequestMethod.PATCH, RequestMethod.PUT})
    Map<String, @Nullable Object> change(@PathVariable String pageId, ApiInput input) {
        PageProfile profile = page.named(pageId);
        // one published client of Python sends the fields without their wrapper
        boolean isBare = KEYS.stream().anyMatch(input.top(profile.zone())::has);
        Fields fields = isBare ? input.top(profile.zone()) : input.fields("status_embed_config", profile.zone());
        EmbedLook old = profile.embed();
        return json(page.embed(new EmbedLook(
                given(fields, POSITION, old.position()),
                given(fields, INCIDENT_BACKGROUND, old.incidentBackground()),
                given(fields, INCIDENT_TEXT, old.incidentText()),
                given(fields, MAINTENANCE_BACKGROUND, old.maintenanceBackground()),
                given(fields, MAINTENANCE_TEXT, old.maintenanceText()))));
    }

    private static @Nullable String given(Fields fields, String key, @Nullable String before) {
        return fields.has(key) ? fields.text(key, LONGEST) : before;
    }

    private static Map<String, @Nullable Object> json(PageProfile profile) {
        EmbedLook look = profile.embed();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("page_id", profile.id());
        json.put(POSITION, look.position());
        json.put(INCIDENT_BACKGROUND, look.incidentBackground());
        json.put(INCIDENT_TEXT, look.incidentText());
        json.put(MAINTENANCE_BACKGROUND, look.maintenanceBackground());
        json.put(MAINTENANCE_TEXT, look.maintenanceText());
        return json;
    }
}
