package com.telerivet.status.page;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "page")
class Page {

    @Id
    private String id;

    private String name;
    private String timeZone;
    private @Nullable String about;
    private @Nullable String supportUrl;
    private @Nullable String brand;
    private boolean hiddenFromSearch;
    private String footerLinks = "";
    private @Nullable String embedPosition;
    private @Nullable String embedIncidentBackground;
    private @Nullable String embedIncidentText;
    private @Nullable String embedMaintenanceBackground;
    private @Nullable String embedMaintenanceText;
    private Instant createdAt;
    private Instant updatedAt;

    @Version
    private int version;

    protected Page() {}

    Page(String id, String name, Instant now) {
        this.id = id;
        this.name = name;
        this.timeZone = "Etc/UTC";
        this.createdAt = now;
        this.updatedAt = now;
    }

    void describe(String name, ZoneId zone, @Nullable String about, @Nullable String supportUrl, Instant now) {
        this.name = name;
        this.timeZone = zone.getId();
        this.about = about;
        this.supportUrl = supportUrl;
        this.updatedAt = now;
    }

    void present(PageLook look) {
        this.brand = look.brand() == null ? null : look.brand().hex();
        this.hiddenFromSearch = look.hiddenFromSearch();
        this.footerLinks = look.footerLines();
    }

    void embed(EmbedLook look, Instant now) {
        embedPosition = look.position();
        embedIncidentBackground = look.incidentBackground();
        embedIncidentText = look.incidentText();
        embedMaintenanceBackground = look.maintenanceBackground();
        embedMaintenanceText = look.maintenanceText();
        updatedAt = now;
    }

    PageProfile profile(String url, PagePictures pictures) {
        return new PageProfile(
                id,
                name,
                url,
                ZoneId.of(timeZone),
                about,
                supportUrl,
                createdAt,
                updatedAt,
                version,
                PageLook.of(brand == null ? "" : brand, hiddenFromSearch, footerLinks),
                pictures,
                new EmbedLook(
                        embedPosition,
                        embedIncidentBackground,
                        embedIncidentText,
                        embedMaintenanceBackground,
                        embedMaintenanceText));
    }
}
