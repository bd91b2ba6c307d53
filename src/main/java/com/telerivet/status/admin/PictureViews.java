package com.telerivet.status.admin;

import com.telerivet.status.page.PagePicture;
import com.telerivet.status.page.PagePictures;
import com.telerivet.status.page.PictureKind;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The page's pictures as the desk shows them: what is there, and what may be sent in its place. */
@Component
class PictureViews {

    private static final String RASTER_OR_DRAWING = "image/png,image/jpeg,image/svg+xml";

    private final DeskWords words;

    PictureViews(DeskWords words) {
        this.words = words;
    }

    /**
     * A picture that is there or might be.
     *
     * @param source where the desk shows it, before the public page has followed; null where there is none
     * @param accept the types that the browser offers to choose from
     */
    record View(
            String code, String label, String hint, @Nullable String source, @Nullable String facts, String accept) {}

    void add(PagePictures pictures, Model model) {
        PagePicture logo = pictures.logo();
        model.addAttribute(
                "pictures",
                List.of(
                        view(PictureKind.LOGO, logo),
                        view(PictureKind.DARK_LOGO, pictures.darkLogo()),
                        view(PictureKind.ICON, pictures.icon())));
        model.addAttribute("hasLogo", logo != null);
        model.addAttribute("alternativeText", logo == null ? "" : logo.alternativeText());
    }

    static @Nullable PagePicture of(PictureKind kind, PagePictures pictures) {
        Stream<PagePicture> all = pictures.all().stream();
        return all.filter(one -> one.kind() == kind).findFirst().orElse(null);
    }

    private View view(PictureKind kind, @Nullable PagePicture picture) {
        String key = "admin.pictures." + kind.code();
        return new View(
                kind.code(),
                words.say(key),
                words.say(key + ".hint"),
                picture == null
                        ? null
                        : "/admin/settings/pictures/" + kind.code() + "?"
                                + picture.digest().substring(0, 16),
                picture == null ? null : facts(picture),
                RASTER_OR_DRAWING + (kind == PictureKind.ICON ? ",.ico" : ""));
    }

    private String facts(PagePicture picture) {
        String type = picture.mediaType().replaceAll("^image/(x-)?|\\+xml$", "").toUpperCase(Locale.ROOT);
        int kilobytes = (picture.content().length + 1023) / 1024;
        return words.say("admin.pictures.facts", type, picture.width(), picture.height(), kilobytes);
    }
}
