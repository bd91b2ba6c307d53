package com.telerivet.status.admin;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import com.telerivet.status.page.BrandColour;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.page.PageRejected;
import com.telerivet.status.page.StatusPage;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the page says about itself and how it presents itself. */
@Controller
@Allowed(Role.ADMINISTRATOR)
class SettingsController {

    private final StatusPage page;
    private final PictureViews pictures;
    private final DeskWords words;

    SettingsController(StatusPage page, PictureViews pictures, DeskWords words) {
        this.page = page;
        this.pictures = pictures;
        this.words = words;
    }

    @GetMapping("/admin/settings")
    String show(Model model) {
        PageProfile profile = page.profile();
        return page(profile, SettingsForm.of(profile), Map.of(), model);
    }

    @PostMapping("/admin/settings")
    String save(SettingsForm form, Model model, HttpServletResponse response, RedirectAttributes news) {
        try {
            page.present(form.texts(), form.look(), form.version());
        } catch (PageRejected e) {
            response.setStatus(422);
            return page(page.profile(), form, Map.of(e.field(), String.valueOf(e.getMessage())), model);
        } catch (OptimisticLockingFailureException e) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            model.addAttribute("problem", words.say("admin.settings.meanwhile"));
            return page(page.profile(), form, Map.of(), model);
        }
        news.addFlashAttribute("news", words.say("admin.settings.saved"));
        return "redirect:/admin/settings";
    }

    private String page(PageProfile profile, SettingsForm form, Map<String, String> problems, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("version", profile.version());
        model.addAttribute("address", profile.url());
        model.addAttribute("zones", zones());
        model.addAttribute(
                "contrast", BrandColour.of(form.brand()).map(this::contrast).orElse(null));
        model.addAttribute("problems", problems);
        pictures.add(profile.pictures(), model);
        return "admin/settings";
    }

    /** What a colour comes to: how legible it is as it is, and what becomes of it where that is too little. */
    private Contrast contrast(BrandColour brand) {
        return new Contrast(
                told("admin.settings.brand.light", brand.contrastOnLight(), brand, brand.onLight()),
                told("admin.settings.brand.dark", brand.contrastOnDark(), brand, brand.onDark()));
    }

    private String told(String key, double contrast, BrandColour brand, BrandColour used) {
        String figure = String.format(Locale.ENGLISH, "%.1f", Math.floor(contrast * 10) / 10);
        return brand.equals(used) ? words.say(key + ".good", figure) : words.say(key + ".adjusted", figure, used.hex());
    }

    private static List<String> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.contains("/") && !id.startsWith("SystemV/"))
                .sorted()
                .toList();
    }

    /** A sentence for each theme. */
    record Contrast(String light, String dark) {}
}
