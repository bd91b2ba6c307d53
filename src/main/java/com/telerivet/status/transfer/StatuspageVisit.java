package com.telerivet.status.transfer;

import com.telerivet.status.platform.ForbiddenTarget;
import com.telerivet.status.platform.OutboundHttp;
import com.telerivet.status.platform.Reach;
import com.telerivet.status.transfer.SourceSite.Story;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleConsumer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Asks a live page of Statuspage's kind for all it tells in public: its lists, and for what is older than they reach
 * each incident that the pages of its history name.
 */
@Component
class StatuspageVisit {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Map<String, String> JSON = Map.of("Accept", "application/json");
    private static final int LARGEST = 16 * 1024 * 1024;
    private static final int MOST_PAGES = 100;
    private static final int MOST_INCIDENTS = 2_000;
    private static final List<String> LISTS = List.of("summary", "components", "incidents", "scheduled-maintenances");

    private final OutboundHttp http;

    StatuspageVisit(OutboundHttp http) {
        this.http = http;
    }

    /** @throws ImportRejected where there is no such page, or it may not be asked */
    SourceSite read(String address, DoubleConsumer progress) {
        String base = base(address);
        SourceSite site = new SourceSite(null, null, List.of(), List.of(), List.of());
        for (String list : LISTS) {
            site = site.and(StatuspageReader.read(document(base + "/api/v2/" + list + ".json")));
        }
        Set<String> known = new LinkedHashSet<>();
        site.stories().forEach(story -> known.add(story.id()));
        int told = known.size();
        List<String> older = history(base).stream()
                .filter(code -> !known.contains(SourceId.of("incident", code)))
                .limit(MOST_INCIDENTS)
                .toList();
        for (String code : older) {
            Story story = StatuspageReader.story(document(base + "/incidents/" + code + ".json"));
            if (story != null) {
                site = site.and(new SourceSite(null, null, List.of(), List.of(), List.of(story)));
            }
            known.add(code);
            progress.accept(1 - (double) (told + older.size() - known.size()) / older.size());
        }
        return site;
    }

    private Set<String> history(String base) {
        Set<String> codes = new LinkedHashSet<>();
        for (int page = 1; page <= MOST_PAGES && codes.size() < MOST_INCIDENTS; page++) {
            JsonNode history;
            try {
                history = document(base + "/history.json?page=" + page);
            } catch (ImportRejected e) {
                return codes; // not every page offers it
            }
            int before = codes.size();
            for (JsonNode month : SourceJson.list(history, "months")) {
                for (JsonNode incident : SourceJson.list(month, "incidents")) {
                    String code = SourceJson.text(incident, "code");
                    if (code.matches("[a-z0-9]{1,40}")) {
                        codes.add(code);
                    }
                }
            }
            if (codes.size() == before) {
                return codes;
            }
        }
        return codes;
    }

    private JsonNode document(String address) {
        try {
            URI target = OutboundHttp.target(address)
                    .orElseThrow(() -> new ImportRejected("This is no address that can be asked: " + address));
            OutboundHttp.Answer answer = http.get(target, JSON, Reach.OWN_NETWORK, PATIENCE, LARGEST);
            if (answer.status() != 200) {
                throw new ImportRejected(address + " answers " + answer.status() + ".");
            }
            return SourceFile.json(answer.body());
        } catch (ForbiddenTarget e) {
            throw new ImportRejected(address + " may not be asked: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ImportRejected(address + " does not answer: " + e.getMessage(), e);
        }
    }

    private static String base(String address) {
        String base = address.strip().replaceAll("/+$", "").replaceAll("/api/v2(/.*)?$", "");
        return base.contains("://") ? base : "https://" + base;
    }
}
