package com.telerivet.status.publication.picture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.telerivet.status.component.ComponentStatus;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The picture beside a shared link, as other programs decode it. */
class StatusPictureTests {

    private static final Rectangle NAME = new Rectangle(80, 90, 1040, 60);
    private static final Rectangle HEADLINE = new Rectangle(250, 200, 870, 170);
    private static final Rectangle MARGINS = new Rectangle(1121, 17, 79, 613);

    @ParameterizedTest
    @EnumSource
    void everyStatusHasAPictureOfItsOwnInItsOwnColour(ComponentStatus status) throws IOException {
        BufferedImage image = decoded(picture(status, "Telerivet", "All is said", List.of()));
        assertThat(image.getWidth()).isEqualTo(1200);
        assertThat(image.getHeight()).isEqualTo(630);
        assertThat(image.getRGB(600, 8) & 0xffffff).isEqualTo(Drawing.colour(status));
        assertThat(inked(image, HEADLINE)).isGreaterThan(2000);
        assertThat(Files.readString(Path.of("frontend/src/styles/tokens.css")))
                .as("the colours of the light theme are the page's")
                .contains("light-dark(#%06x,".formatted(Drawing.colour(status)));

        Set<String> versions = new HashSet<>();
        for (ComponentStatus each : ComponentStatus.values()) {
            versions.add(picture(each, "Telerivet", "All is said", List.of()).version());
        }
        assertThat(versions).hasSize(ComponentStatus.values().length);
    }

    @Test
    void theSameWordsAreTheSameBytesAndFewOfThem() {
        StatusPicture one = picture(ComponentStatus.MAJOR_OUTAGE, "Telerivet", "Outage", List.of("Web app down"));
        StatusPicture same = picture(ComponentStatus.MAJOR_OUTAGE, "Telerivet", "Outage", List.of("Web app down"));
        StatusPicture other = picture(ComponentStatus.MAJOR_OUTAGE, "Telerivet", "Outage", List.of("API down"));
        assertThat(one.png()).isEqualTo(same.png()).isNotEqualTo(other.png()).hasSizeLessThan(60_000);
        assertThat(one.version()).isEqualTo(same.version()).isNotEqualTo(other.version());
    }

    @Test
    void whatCannotBeWrittenIsLeftOutAndTheHostStandsInForTheName() throws IOException {
        BufferedImage image = decoded(picture(ComponentStatus.OPERATIONAL, "状況", "すべて正常", List.of("障害")));
        BufferedImage host = decoded(picture(ComponentStatus.OPERATIONAL, "status.example.com", "All fine", List.of()));
        assertThat(inked(image, NAME)).isEqualTo(inked(host, NAME)).isPositive();
        assertThat(inked(image, HEADLINE)).isZero();
    }

    @Test
    void longWordsAreCutAndStayWithinTheMargins() throws IOException {
        String long1 = "Messages are delayed because a queue is being rebuilt "
                .repeat(5)
                .strip();
        BufferedImage image = decoded(picture(ComponentStatus.DEGRADED_PERFORMANCE, long1, long1, List.of(long1)));
        assertThat(inked(image, MARGINS)).isZero();
        assertThat(inked(image, HEADLINE)).isGreaterThan(2000);
    }

    @Test
    void everyHeadlineCanBeWrittenInEveryLanguage() throws IOException {
        Letters letters = new Letters();
        for (String file : List.of("", "_es", "_fr", "_pt", "_sw", "_ar")) {
            Properties texts = new Properties();
            try (Reader reader =
                    Files.newBufferedReader(Path.of("src/main/resources/messages" + file + ".properties"))) {
                texts.load(reader);
            }
            List<String> headlines = texts.stringPropertyNames().stream()
                    .filter(key -> key.startsWith("publication.banner."))
                    .map(texts::getProperty)
                    .toList();
            assertThat(headlines)
                    .hasSize(9)
                    .as("run src/tools/TraceLetters.java")
                    .allMatch(letters::know);
        }
    }

    @Test
    void itNeedsNoFontAndNoWindowSystem() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.awt", "java.awt.font", "java.awt.image", "javax.imageio..")
                        .and(com.tngtech.archunit.base.DescribedPredicate.not(
                                com.tngtech.archunit.core.domain.JavaClass.Predicates.type(java.awt.Shape.class))))
                .because("a slim Java runtime has neither fonts nor AWT's libraries; java.awt.geom is arithmetic")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("com.telerivet.status.publication.picture"));
    }

    private static StatusPicture picture(ComponentStatus status, String name, String headline, List<String> lines) {
        return new StatusPicture(status, name, "status.example.com", headline, lines, false);
    }

    private static BufferedImage decoded(StatusPicture picture) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture.png()));
    }

    /** How many pixels of the part are not the paper's. */
    private static long inked(BufferedImage image, Rectangle part) {
        long inked = 0;
        for (int x = part.x; x < part.x + part.width; x++) {
            for (int y = part.y; y < part.y + part.height; y++) {
                inked += (image.getRGB(x, y) & 0xffffff) == Drawing.PAPER ? 0 : 1;
            }
        }
        return inked;
    }
}
