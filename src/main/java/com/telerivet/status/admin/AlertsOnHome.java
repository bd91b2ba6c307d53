package com.telerivet.status.admin;

import com.telerivet.status.alert.Side;
import com.telerivet.status.alert.TruthGap;
import com.telerivet.status.alert.TruthGaps;
import java.util.List;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives the first screen what figures say otherwise than the page, and what is proposed. */
@ControllerAdvice(assignableTypes = HomeController.class)
class AlertsOnHome {

    private final TruthGaps gaps;
    private final ProposalViews proposals;
    private final DeskWords words;

    AlertsOnHome(TruthGaps gaps, ProposalViews proposals, DeskWords words) {
        this.gaps = gaps;
        this.proposals = proposals;
        this.words = words;
    }

    /** A gap in one sentence. */
    record Line(String metricId, String sentence) {}

    @ModelAttribute("gaps")
    List<Line> gaps() {
        return gaps.now().stream().map(this::line).toList();
    }

    @ModelAttribute("proposals")
    List<ProposalViews.Row> proposals() {
        return proposals.waiting();
    }

    private Line line(TruthGap gap) {
        String side = gap.limit().side() == Side.ABOVE ? "alert.gap.above" : "alert.gap.below";
        return new Line(
                gap.metric().id(),
                words.say(
                        side,
                        gap.metric().name(),
                        Figures.threshold(gap.metric(), gap.limit().threshold()),
                        words.since(gap.since()),
                        Figures.of(gap.metric(), gap.now()),
                        gap.component().name()));
    }
}
