package com.telerivet.status.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.repository.Repository;

/** The habits of the house, each with its remedy. The classes are read once for all of them: that takes ten seconds. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HouseRulesTests {

    private static final Path MAIN = Path.of("src/main/java");
    private static final int LONGEST_FILE = 250;

    private final JavaClasses house = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("com.telerivet.status");

    @Test
    void thePresentComesFromTheClock() {
        for (Class<?> time : List.of(
                Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class)) {
            noClasses()
                    .should()
                    .callMethod(time, "now")
                    .because("tests must be able to turn the clock: inject java.time.Clock")
                    .check(house);
        }
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .because("tests must be able to turn the clock: inject java.time.Clock")
                .check(house);
    }

    @Test
    void whatAClassNeedsComesThroughItsConstructor() {
        noFields()
                .should()
                .beAnnotatedWith(Autowired.class)
                .because("a constructor shows what a class needs")
                .check(house);
    }

    @Test
    void outboundHttpStaysInOnePlace() {
        noClasses()
                .that(resideOutsideOfPackage("..platform.."))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.http.HttpClient")
                .because("every address is checked in one place: use platform.OutboundHttp")
                .allowEmptyShould(true)
                .check(house);
    }

    @Test
    void publishingKnowsNoEntityAndNoSession() {
        noClasses()
                .that(resideInAPackage("..publication.."))
                .should()
                .dependOnClassesThat(resideInAPackage("jakarta.persistence..")
                        .or(resideInAPackage("jakarta.servlet.http..").and(name("jakarta.servlet.http.HttpSession"))))
                .because("published documents are the same for everybody and need no database to be read")
                .check(house);
    }

    @Test
    void entitiesAndRepositoriesStayInTheirRoom() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .or()
                .areAssignableTo(Repository.class)
                .should()
                .notHaveModifier(JavaModifier.PUBLIC)
                .because("other rooms see records: ask the room's public type")
                .check(house);
    }

    @Test
    void namesSayWhatAThingIs() {
        for (String empty : List.of("Util", "Utils", "Helper", "Manager", "Service", "Impl", "Dto")) {
            noClasses()
                    .should()
                    .haveSimpleNameEndingWith(empty)
                    .because("\"" + empty + "\" says nothing: name the thing by what it does")
                    .check(house);
        }
        noClasses()
                .should()
                .haveSimpleNameStartingWith("Abstract")
                .because("\"Abstract\" says nothing: name the thing by what it does")
                .check(house);
    }

    @Test
    void filesStayShort() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            List<Path> tooLong = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> lines(file) > LONGEST_FILE)
                    .toList();
            assertThat(tooLong)
                    .as("files of more than %d lines: find the seam and split them", LONGEST_FILE)
                    .isEmpty();
        }
    }

    @Test
    void everyRoomSaysInOneSentenceWhatItIsFor() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            List<Path> silent = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                    .toList();
            assertThat(silent).as("packages without package-info.java").isEmpty();
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new IllegalStateException(file.toString(), e);
        }
    }
}
