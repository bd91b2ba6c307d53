package com.telerivet.status.delivery;

import com.telerivet.status.page.Language;
import com.telerivet.status.page.PagePicture;
import com.telerivet.status.page.PageProfile;
import com.telerivet.status.page.StatusPage;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Makes the two twins of a mail, {@code templates/<name>.html} and {@code templates/<name>.txt}, from the same values.
 * An engine of its own, because mails are made without a request and the pages' engine knows no plain text.
 */
@Component
public class MailTemplates {

    /** In pixels, as the sheet of all mails has it. */
    private static final int LOGO_HEIGHT = 32;

    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    private final StatusPage page;

    MailTemplates(MessageSource messages, StatusPage page) {
        this.page = page;
        engine.setTemplateEngineMessageSource(messages);
        engine.addTemplateResolver(resolver(".txt", TemplateMode.TEXT));
        engine.addTemplateResolver(resolver(".html", TemplateMode.HTML));
    }

    /** The words of a mail. The subject is known to the twins too, as {@code subject}. */
    public Message.Words words(String name, Locale locale, String subject, Map<String, Object> values) {
        Context context = new Context(locale, values);
        context.setVariable("direction", Language.of(locale).isRightToLeft() ? "rtl" : null);
        context.setVariable("subject", subject);
        addLogo(context);
        String text = engine.process(name + ".txt", context).strip() + "\n";
        return new Message.Words(subject, text, engine.process(name + ".html", context));
    }

    private void addLogo(Context context) {
        PageProfile profile = page.profile();
        PagePicture logo = profile.pictures().mailLogo();
        if (logo != null) {
            context.setVariable("logoUrl", profile.url() + logo.lastingPath());
            context.setVariable("logoWidth", logo.widthFor(LOGO_HEIGHT));
            context.setVariable("logoText", profile.pictures().logoText(profile.name()));
        }
    }

    private static ClassLoaderTemplateResolver resolver(String ending, TemplateMode mode) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setResolvablePatterns(java.util.Set.of("*" + ending));
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        return resolver;
    }
}
