package com.telerivet.status.probe;

import com.telerivet.status.platform.Worrier;
import com.telerivet.status.platform.Worry;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What there is to worry about vantage points: agents that have fallen silent, and networks that are gone. */
@Configuration(proxyBeanMethods = false)
class AgentWorries {

    private static final int NAMED = 3;

    @Bean
    Worrier silentAgents(ProbeAgents agents) {
        return () -> silent(agents.silent().stream().map(ProbeAgent::label).toList());
    }

    @Bean
    Worrier troubledVantagePoints(VantagePoints points) {
        return () -> {
            List<String> names = points.troubled();
            return names.isEmpty() ? Optional.empty() : Optional.of(Worry.of("probe.worry.troubled", named(names)));
        };
    }

    static Optional<Worry> silent(List<String> names) {
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(Worry.of("probe.worry.silent", names.size(), named(names)));
    }

    private static String named(List<String> names) {
        return String.join(", ", names.subList(0, Math.min(NAMED, names.size()))) + (names.size() > NAMED ? " …" : "");
    }
}
