package com.telerivet.status.publication;

import com.telerivet.status.incident.IncidentStory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** An incident's story as compressed JSON, and what is known of it without unpacking. */
record PackedStory(ArchivedIncident incident, byte[] bytes) {

    static PackedStory of(IncidentStory story) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream packer = new DeflaterOutputStream(bytes)) {
            packer.write(StoredJson.MAPPER.writeValueAsBytes(story));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PackedStory(ArchivedIncident.of(story), bytes.toByteArray());
    }

    static PackedStory of(byte[] bytes) {
        return new PackedStory(ArchivedIncident.of(unpack(bytes)), bytes);
    }

    IncidentStory story() {
        return unpack(bytes);
    }

    private static IncidentStory unpack(byte[] bytes) {
        try (InflaterInputStream unpacker = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return StoredJson.MAPPER.readValue(unpacker, IncidentStory.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
