package com.telerivet.status.admin;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import com.telerivet.status.page.PagePicture;
import com.telerivet.status.page.PageRejected;
import com.telerivet.status.page.PictureKind;
import com.telerivet.status.page.Pictures;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.NoSuchElementException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page's logo and icon: sent, looked at, replaced and removed. */
@Controller
@Allowed(Role.ADMINISTRATOR)
class PictureController {

    private static final String PAGE = "redirect:/admin/settings#pictures";
    private static final String PROBLEM = "pictureProblem";

    private final Pictures pictures;
    private final DeskWords words;

    PictureController(Pictures pictures, DeskWords words) {
        this.pictures = pictures;
        this.words = words;
    }

    @GetMapping("/admin/settings/pictures/{name}")
    ResponseEntity<byte[]> show(@PathVariable String name) {
        PagePicture picture = PictureViews.of(PictureKind.of(name), pictures.shown());
        if (picture == null) {
            throw new NoSuchElementException("there is no such picture");
        }
        return ResponseEntity.ok()
                .header("Content-Type", picture.contentType())
                .header("Content-Security-Policy", PagePicture.POLICY)
                .body(picture.content());
    }

    @PostMapping("/admin/settings/pictures/{name}")
    String send(@PathVariable String name, HttpServletRequest request, RedirectAttributes news) {
        PictureKind kind = PictureKind.of(name);
        try (SentFile file = SentFile.of(request, Pictures.LARGEST)) {
            pictures.show(kind, file.readAllBytes());
            news.addFlashAttribute("news", words.say("admin.pictures.shown"));
        } catch (PageRejected e) {
            news.addFlashAttribute(PROBLEM, e.getMessage());
        } catch (SentFile.TooLarge e) {
            news.addFlashAttribute(PROBLEM, words.say("admin.pictures.large"));
        } catch (IOException e) {
            news.addFlashAttribute(PROBLEM, words.say("admin.pictures.cut"));
        }
        return PAGE;
    }

    @PostMapping("/admin/settings/pictures/{name}/removal")
    String remove(@PathVariable String name, RedirectAttributes news) {
        pictures.remove(PictureKind.of(name));
        news.addFlashAttribute("news", words.say("admin.pictures.removed"));
        return PAGE;
    }

    @PostMapping("/admin/settings/logo-text")
    String describe(@RequestParam(defaultValue = "") String alternativeText, RedirectAttributes news) {
        try {
            pictures.describeLogo(alternativeText);
            news.addFlashAttribute("news", words.say("admin.settings.saved"));
        } catch (PageRejected e) {
            news.addFlashAttribute(PROBLEM, e.getMessage());
        }
        return PAGE;
    }
}
