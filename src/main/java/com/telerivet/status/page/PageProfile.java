package com.telerivet.status.page;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What the page says about itself.
 *
 * @param name the company's or service's name, for example "Telerivet", without the word "status"
 * @param url the page's public address without a slash at its end
 * @param look its colour, its own links, and whether search engines may list it
 * @param pictures its logo and its icon
 * @param embed the notice that other sites show of it
 * @param version for optimistic locking: give it back with a change
 */
public record PageProfile(
        String id,
        String name,
        String url,
        ZoneId zone,
        @Nullable String about,
        @Nullable String supportUrl,
        Instant createdAt,
        Instant updatedAt,
        int version,
        PageLook look,
        PagePictures pictures,
        EmbedLook embed) {

    /** A profile that was kept before pages had a look or pictures has none. */
    public PageProfile {
        look = look == null ? PageLook.plain() : look;
        pictures = pictures == null ? PagePictures.none() : pictures;
        embed = embed == null ? EmbedLook.plain() : embed;
    }

    /** A page that looks plain. */
    public PageProfile(
            String id,
            String name,
            String url,
            ZoneId zone,
            @Nullable String about,
            @Nullable String supportUrl,
            Instant createdAt,
            Instant updatedAt,
            int version) {
        this(
                id,
                name,
                url,
                zone,
                about,
                supportUrl,
                createdAt,
                updatedAt,
                version,
                PageLook.plain(),
                PagePictures.none(),
                EmbedLook.plain());
    }
}
