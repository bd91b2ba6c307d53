package com.telerivet.status.delivery;

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

    private final SpringTemplateEngine engine = new SpringTemplateEngine();

    MailTemplates(MessageSource messages) {
        engine.setTemplateEngineMessageSource(messages);
        engine.addTemplateResolver(resolver(".txt", TemplateMode.TEXT));
        engine.addTemplateResolver(resolver(".html", TemplateMode.HTML));
    }

    /** The words of a mail. The subject is known to the twins too, as {@code subject}. */
    public Message.Words words(String name, Locale locale, String subject, Map<String, Object> values) {
        Context context = new Context(locale, values);
        context.setVariable("subject", subject);
        String text = engine.process(name + ".txt", context).strip() + "\n";
        return new Message.Words(subject, text, engine.process(name + ".html", context));
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
