package com.telerivet.status.admin;

import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.People;
import com.telerivet.status.identity.Role;
import com.telerivet.status.platform.Actor;
import com.telerivet.status.transfer.ImportDesk;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Data that comes in: sent, looked at, and then brought in whole or not at all. */
@Controller
@Allowed(Role.ADMINISTRATOR)
class ImportController {

    private static final String PAGE = "redirect:/admin/import";
    private static final int LONGEST_ADDRESS = 500;
    private static final long LARGEST = 512L * 1024 * 1024;

    private final ImportDesk imports;
    private final People people;
    private final DeskWords words;

    ImportController(ImportDesk imports, People people, DeskWords words) {
        this.imports = imports;
        this.people = people;
        this.words = words;
    }

    @GetMapping("/admin/import")
    String show(Model model, HttpServletResponse response) {
        ImportDesk.State state = imports.state();
        if (state.isBusy()) {
            response.setHeader("Refresh", "1");
        }
        model.addAttribute("state", state);
        model.addAttribute("phase", state.phase().name());
        return "admin/import";
    }

    @PostMapping("/admin/import/file")
    String send(HttpServletRequest request, RedirectAttributes news) throws IOException {
        try {
            if (!imports.offer(SentFile.of(request, LARGEST))) {
                news.addFlashAttribute("problem", words.say("admin.import.busy"));
            }
        } catch (SentFile.TooLarge e) {
            news.addFlashAttribute("problem", words.say("admin.import.large"));
        } catch (IOException e) {
            news.addFlashAttribute("problem", words.say("admin.import.cut"));
        }
        return PAGE;
    }

    @PostMapping("/admin/import/address")
    String visit(@RequestParam(defaultValue = "") String address, RedirectAttributes news) {
        if (address.isBlank() || address.length() > LONGEST_ADDRESS) {
            news.addFlashAttribute("problem", words.say("admin.import.address.absent"));
        } else if (!imports.visit(address)) {
            news.addFlashAttribute("problem", words.say("admin.import.busy"));
        }
        return PAGE;
    }

    @PostMapping("/admin/import")
    String bringIn(Principal me, HttpServletRequest request, RedirectAttributes news) {
        String email = people.find(me.getName()).map(person -> person.email()).orElse(me.getName());
        if (!imports.confirm(Actor.person(me.getName(), email, request.getRemoteAddr()))) {
            news.addFlashAttribute("problem", words.say("admin.import.gone"));
        }
        return PAGE;
    }

    @PostMapping("/admin/import/withdrawal")
    String giveUp() {
        imports.giveUp();
        return PAGE;
    }
}
