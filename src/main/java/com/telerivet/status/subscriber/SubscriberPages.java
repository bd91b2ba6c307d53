package com.telerivet.status.subscriber;

import com.telerivet.status.delivery.SmsSettings;
import com.telerivet.status.page.StatusPage;
import com.telerivet.status.platform.Assets;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What all subscriber pages share: the page's frame, and the answer to a link that leads nowhere. */
@ControllerAdvice(
        assignableTypes = {
            SubscribeController.class,
            EndpointController.class,
            PhoneController.class,
            ConfirmationController.class,
            PreferencesController.class,
            UnsubscriptionController.class
        })
class SubscriberPages {

    private final StatusPage page;
    private final ComponentChoices choices;
    private final Assets assets;
    private final SmsSettings sms;

    SubscriberPages(StatusPage page, ComponentChoices choices, Assets assets, SmsSettings sms) {
        this.sms = sms;
        this.page = page;
        this.choices = choices;
        this.assets = assets;
    }

    @ModelAttribute
    void frame(Model model) {
        model.addAttribute("pageName", page.profile().name());
        model.addAttribute("look", page.profile().look());
        model.addAttribute("supportUrl", page.profile().supportUrl());
        model.addAttribute("status", choices.status());
        model.addAttribute("assets", assets);
        model.addAttribute("smsOffered", sms.isSet());
    }

    @ExceptionHandler(UnknownLink.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknownLink(Model model) {
        frame(model);
        return "subscriber/absent";
    }
}
