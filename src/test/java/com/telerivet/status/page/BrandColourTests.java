package com.telerivet.status.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BrandColourTests {

    private static final BrandColour WHITE = new BrandColour("#ffffff");
    private static final BrandColour BLACK = new BrandColour("#000000");

    @Test
    void contrastIsThatOfTheStandard() {
        assertThat(WHITE.contrastWith(BLACK)).isEqualTo(21, within(0.001));
        assertThat(new BrandColour("#767676").contrastWith(WHITE)).isEqualTo(4.54, within(0.01));
        assertThat(WHITE.contrastWith(WHITE)).isEqualTo(1);
    }

    @Test
    void anyColourIsLegibleInBothThemesAndOnItsButton() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            BrandColour brand = new BrandColour(String.format("#%06x", random.nextInt(0x1000000)));
            assertThat(brand.onLight().contrastOnLight()).as(brand.hex()).isGreaterThanOrEqualTo(4.5);
            assertThat(brand.onDark().contrastOnDark()).as(brand.hex()).isGreaterThanOrEqualTo(4.5);
            assertThat(brand.onIt().contrastWith(brand)).as(brand.hex()).isGreaterThanOrEqualTo(4.5);
        }
    }

    @Test
    void aColourThatIsLegibleStaysWhatItIs() {
        BrandColour navy = new BrandColour("#1f3f8f");
        assertThat(navy.onLight()).isEqualTo(navy);
        assertThat(navy.onDark()).isNotEqualTo(navy);
    }

    @Test
    void aColourIsReadAsPeopleTypeIt() {
        assertThat(BrandColour.of(" 1F5FBF ")).contains(new BrandColour("#1f5fbf"));
        for (String none : List.of("", "blue", "#fff", "#12345g", "#1f5fbf;}")) {
            assertThat(BrandColour.of(none)).as(none).isEmpty();
        }
    }

    @Test
    void aLookKeepsItsLinksAndRefusesDangerousOnes() {
        PageLook look =
                PageLook.of("", false, "https://example.com Our site\n\nhttps://example.com/terms  Terms of use\n");
        assertThat(look.footerLinks())
                .containsExactly(
                        new FooterLink("https://example.com", "Our site"),
                        new FooterLink("https://example.com/terms", "Terms of use"));
        assertThat(PageLook.of("", false, look.footerLines())).isEqualTo(look);
        for (String line :
                List.of("javascript:alert(1) Click", "https://example.com", "//evil.example Go", "ftp://a b")) {
            assertThatThrownBy(() -> PageLook.of("", false, line))
                    .as(line)
                    .isInstanceOfSatisfying(
                            PageRejected.class, e -> assertThat(e.field()).isEqualTo("footerLinks"));
        }
    }
}
