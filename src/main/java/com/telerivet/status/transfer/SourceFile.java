package com.telerivet.status.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A file of another status page, told apart by what is in it. */
final class SourceFile {

    private static final long LARGEST = 64L * 1024 * 1024;
    private static final int BEGINNING = 200;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(40)
                            .maxNumberLength(60)
                            .maxStringLength(1_000_000)
                            .maxNameLength(500)
                            .maxTokenCount(20_000_000)
                            .build())
                    .build())
            .build();

    private SourceFile() {}

    /** Whether it is an archive of our own. */
    static boolean isArchive(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(BEGINNING), java.nio.charset.StandardCharsets.UTF_8)
                    .contains("\"status-archive\"");
        } catch (IOException e) {
            throw new UncheckedIOException("the file could not be read: " + e.getMessage(), e);
        }
    }

    static SourceSite read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new ImportRejected("This file is larger than 64 MB. Is it the right one?");
            }
            return site(json(Files.readString(file)));
        } catch (IOException e) {
            throw new ImportRejected("This file cannot be read as text: " + e.getMessage(), e);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            String reason = e.getOriginalMessage();
            throw new ImportRejected(
                    "This cannot be read as JSON: " + reason.substring(0, Math.min(BEGINNING, reason.length())), e);
        }
    }

    private static SourceSite site(JsonNode document) {
        JsonNode first = document.path(0);
        if (document.path("monitorList").isArray()) {
            return KumaReader.read(document);
        }
        if (first.has("labels") && first.has("number")) {
            return UpptimeReader.read(document);
        }
        if (first.has("incident_updates")) {
            return StatuspageReader.read(under("incidents", document));
        }
        if (first.has("only_show_if_degraded")) {
            return StatuspageReader.read(under("components", document));
        }
        if (document.path("incidents").path("data").isArray()
                || document.path("components").path("data").isArray()
                || document.path("schedules").path("data").isArray()) {
            return CachetReader.read(document);
        }
        if (document.path("incidents").isArray()
                || document.path("scheduled_maintenances").isArray()
                || document.path("components").isArray()) {
            return StatuspageReader.read(document);
        }
        throw new ImportRejected(
                "This is no archive of a status page, and nothing that Statuspage, Cachet, Uptime Kuma or"
                        + " Upptime write.");
    }

    private static ObjectNode under(String key, JsonNode list) {
        ObjectNode document = JSON.createObjectNode();
        document.set(key, list);
        return document;
    }
}
