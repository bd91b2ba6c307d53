package com.telerivet.status.page;

import com.telerivet.status.platform.Ids;
import com.telerivet.status.platform.StatusSettings;
import java.time.Clock;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one page of this installation. It exists from the first question on. */
@Component
public class StatusPage {

    private static final String FIRST_NAME = "Our service";

    private final PageRepository pages;
    private final Pictures pictures;
    private final PageSettings settings;
    private final StatusSettings shared;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    StatusPage(
            PageRepository pages,
            Pictures pictures,
            PageSettings settings,
            StatusSettings shared,
            Clock clock,
            ApplicationEventPublisher events) {
        this.pages = pages;
        this.pictures = pictures;
        this.settings = settings;
        this.shared = shared;
        this.clock = clock;
        this.events = events;
    }

    /** The page as it stands; before {@link #open()} has run once it is an error. */
    @Transactional(readOnly = true)
    public PageProfile profile() {
        return profile(only());
    }

    @Transactional(readOnly = true)
    public boolean isOpen() {
        return pages.count() > 0;
    }

    /** Makes the page where there is none yet; true if it was made now, so that the database was empty. */
    @Transactional
    public boolean open() {
        if (isOpen()) {
            return false;
        }
        String id = settings.id() == null ? Ids.random() : settings.id();
        pages.save(new Page(id, FIRST_NAME, clock.instant()));
        events.publishEvent(new PageChanged(id));
        return true;
    }

    /**
     * Changes what the page says about itself.
     *
     * @param expectedVersion the version that the editor saw, or null to change whatever is there
     * @throws OptimisticLockingFailureException when somebody else changed it since
     */
    @Transactional
    public PageProfile describe(
            String name,
            ZoneId zone,
            @Nullable String about,
            @Nullable String supportUrl,
            @Nullable Integer expectedVersion) {
        Page page = only();
        PageProfile before = profile(page);
        if (expectedVersion != null && expectedVersion != before.version()) {
            throw new OptimisticLockingFailureException("the page was changed by somebody else");
        }
        page.describe(name, zone, about, supportUrl, clock.instant());
        pages.flush();
        events.publishEvent(new PageChanged(before.id()));
        return profile(page);
    }

    /**
     * Changes texts and look at once.
     *
     * @param expectedVersion the version that the editor saw, or null to change whatever is there
     * @throws OptimisticLockingFailureException when somebody else changed it since
     * @throws PageRejected with what is wrong with it
     */
    @Transactional
    public PageProfile present(PageTexts texts, PageLook look, @Nullable Integer expectedVersion) {
        PageTexts sound = texts.sound();
        describe(sound.name(), sound.zone(), sound.aboutOrNull(), sound.supportOrNull(), expectedVersion);
        Page page = only();
        page.present(look);
        pages.flush();
        return profile(page);
    }

    /**
     * Changes the notice that other sites show.
     *
     * @throws PageRejected with what is wrong with it
     */
    @Transactional
    public PageProfile embed(EmbedLook look) {
        Page page = only();
        page.embed(look.sound(), clock.instant());
        pages.flush();
        PageProfile now = profile(page);
        events.publishEvent(new PageChanged(now.id()));
        return now;
    }

    private PageProfile profile(Page page) {
        return page.profile(shared.baseUrl(), pictures.shown());
    }

    private Page only() {
        return pages.findAll().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the page has not been opened yet"));
    }
}
