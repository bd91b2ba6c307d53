package com.telerivet.status.admin;

import com.telerivet.status.alert.Proposal;
import com.telerivet.status.alert.Proposals;
import com.telerivet.status.identity.Allowed;
import com.telerivet.status.identity.Role;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Proposed incidents: looked at, opened as a report that is filled in, or dismissed. */
@Controller
@Allowed(Role.EDITOR)
class ProposalController {

    private final Proposals proposals;
    private final ProposalViews rows;
    private final EntryViews views;
    private final DeskDrafts drafts;
    private final DeskWords words;

    ProposalController(Proposals proposals, ProposalViews rows, EntryViews views, DeskDrafts drafts, DeskWords words) {
        this.proposals = proposals;
        this.rows = rows;
        this.views = views;
        this.drafts = drafts;
        this.words = words;
    }

    @GetMapping("/admin/proposals")
    @Allowed(Role.VIEWER)
    String list(Model model) {
        model.addAttribute("proposals", rows.waiting());
        return "admin/proposals";
    }

    @PostMapping("/admin/proposals/{id}/dismissal")
    String dismiss(@PathVariable String id, RedirectAttributes news) {
        proposals.dismiss(known(id).id());
        news.addFlashAttribute("news", words.say("alert.proposals.dismissed"));
        return "redirect:/admin/proposals";
    }

    @GetMapping(path = "/admin/incidents/new", params = "proposal")
    String report(@RequestParam String proposal, Principal person, Model model) {
        String draft = DeskDrafts.proposal(known(proposal).id());
        EntryForm form = drafts.resume(person.getName(), draft, EntryForm.class, model)
                .orElseGet(() -> SuggestedForms.report(known(proposal)));
        model.addAttribute("draftName", draft);
        model.addAttribute("entry", views.preview(form, null));
        return "admin/incident-new";
    }

    private Proposal known(String id) {
        return proposals.find(id).orElseThrow();
    }
}
