package com.telerivet.status.publication.html;

import com.telerivet.status.page.Language;
import com.telerivet.status.page.LanguageLink;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.platform.Assets;
import com.telerivet.status.publication.RenderedDocument;
import com.telerivet.status.publication.picture.StatusPicture;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** What all public pages have around their own part: the style they carry, the policy that allows no other. */
class Shell {

    private final Words words;
    private final MessageSource messages;
    private final Language language;
    private final Set<Language> offered;
    private final Pages pages;
    private final Assets assets;
    private final String style;
    private final String firstScript;
    private final boolean smsOffered;

    Shell(
            MessageSource messages,
            Pages pages,
            Language language,
            Set<Language> offered,
            Assets assets,
            boolean smsOffered) {
        this.messages = messages;
        this.smsOffered = smsOffered;
        this.offered = offered;
        this.words = new Words(messages, language.locale());
        this.language = language;
        this.pages = pages;
        this.assets = assets;
        this.style = assets.publicStyleText();
        this.firstScript = assets.firstScriptText();
    }

    /**
     * What surrounds a page.
     *
     * @param picture of the status, which colours the page and its icon as well; null on pages of the past
     * @param lostAt since when nothing newer is known; null while all is well
     * @param showsReach whether there is a page of who reaches what
     */
    record Around(PageProfile page, @Nullable StatusPicture picture, @Nullable Instant lostAt, boolean showsReach) {

        @Nullable
        String status() {
            return picture == null ? null : picture.status().code();
        }

        String pageName() {
            return page.name();
        }
    }

    RenderedDocument page(String path, String template, String name, Object view, Around around) {
        Map<String, Object> values = new HashMap<>();
        addLanguages(values, path, around);
        values.put(name, view);
        values.put("pageName", around.pageName());
        values.put("status", around.status());
        values.put("assets", assets);
        values.put("smsOffered", smsOffered);
        String dressed = style + Brand.style(around.page().look());
        values.put("inlineStyle", dressed);
        values.put("firstScript", firstScript);
        values.put("showsReach", around.showsReach());
        values.put("look", around.page().look());
        values.put("pictures", around.page().pictures());
        values.put("logoText", around.page().pictures().logoText(around.pageName()));
        values.put("supportUrl", around.page().supportUrl());
        Instant lostAt = around.lostAt();
        values.put("lost", lostAt == null ? null : words.moment(lostAt));
        return RenderedDocument.of(
                        path, RenderedDocument.HTML, pages.render("publication/" + template, language.locale(), values))
                .with("Content-Security-Policy", policy(dressed));
    }

    private void addLanguages(Map<String, Object> values, String path, Around around) {
        PageProfile page = around.page();
        String url = page.url();
        values.put("base", language.prefix());
        values.put("direction", language.isRightToLeft() ? "rtl" : null);
        if (path.endsWith(RenderedDocument.NOT_FOUND)) {
            return; // it stands at whatever address was asked for
        }
        values.put("canonical", url + path);
        String plain = path.substring(language.prefix().length());
        StatusPicture picture = around.picture();
        if (picture != null) {
            values.put("picture", url + new Links(language.prefix()).picture() + "?v=" + picture.version());
            values.put("pictureText", words.say("publication.document", picture.headline(), page.name()));
        }
        values.put("structured", plain.equals("/") ? WebManifest.structured(page) : null);
        if (offered.size() > 1) {
            values.put(
                    "languages",
                    offered.stream().map(each -> link(each, plain, url)).toList());
        }
    }

    private LanguageLink link(Language each, String plain, String url) {
        String href = each.prefix() + plain;
        String offer = messages.getMessage("part.languages.offer", null, each.locale());
        return new LanguageLink(each.code(), each.ownName(), href, url + href, each == language, offer);
    }

    /** Nothing may run or load but our own script, and in the page itself only what is named by its hash. */
    private String policy(String style) {
        return "default-src 'none'; script-src 'self' 'sha256-" + hash(firstScript) + "'; style-src 'sha256-"
                + hash(style)
                + "'; img-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
