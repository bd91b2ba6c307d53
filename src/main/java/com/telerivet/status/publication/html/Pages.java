package com.telerivet.status.publication.html;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.context.support.StaticApplicationContext;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Runs the public templates without a web request: they know their records and their language, and nothing else. */
class Pages {

    private final SpringTemplateEngine engine = new SpringTemplateEngine();
    private final ApplicationContext noBeans = new StaticApplicationContext();
    private final RecordParts recordParts = new RecordParts();

    Pages(MessageSource messages) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        engine.setTemplateResolver(resolver);
        engine.setTemplateEngineMessageSource(messages);
    }

    String render(String template, Locale locale, Map<String, Object> values) {
        Map<String, Object> variables = new HashMap<>(values);
        // of its own accord the engine makes a plain one for each page, which looks every property up anew
        variables.put(
                ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
                new PageContext(noBeans, recordParts));
        return engine.process(template, new Context(locale, variables));
    }
}
