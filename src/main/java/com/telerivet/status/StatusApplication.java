package com.telerivet.status;

import com.telerivet.status.probe.agent.AgentCommand;
import com.telerivet.status.transfer.ExportCommand;
import com.telerivet.status.transfer.ExportSiteCommand;
import com.telerivet.status.transfer.ImportCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The status page: public site, incident desk and APIs in one process. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class StatusApplication {

    public static void main(String[] args) {
        if (ExportCommand.isMeant(args)) {
            System.exit(ExportCommand.run(args));
        }
        if (ImportCommand.isMeant(args)) {
            System.exit(ImportCommand.run(args));
        }
        if (ExportSiteCommand.isMeant(args)) {
            System.exit(ExportSiteCommand.run(args));
        }
        if (AgentCommand.isMeant(args)) {
            System.exit(AgentCommand.run(args));
        }
        SpringApplication.run(StatusApplication.class, args);
    }
}
