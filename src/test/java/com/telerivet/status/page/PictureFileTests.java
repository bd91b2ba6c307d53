package com.telerivet.status.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFileTests {

    private static final String HEAD = "<svg xmlns='http://www.w3.org/2000/svg'"
            + " xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 120 30'>";

    @Test
    void aRasterPictureIsWrittenAnewWithoutWhatElseItHolds() throws IOException {
        for (String format : new String[] {"png", "jpeg"}) {
            byte[] sent = joined(
                    raster(format, 60, 20), "<?php where the photograph was taken".getBytes(StandardCharsets.UTF_8));

            PictureFile read = PictureFile.read(PictureKind.LOGO, sent);

            assertThat(read.mediaType()).isEqualTo("image/" + format);
            assertThat(new String(read.content(), StandardCharsets.ISO_8859_1)).doesNotContain("photograph");
            BufferedImage again = ImageIO.read(new ByteArrayInputStream(read.content()));
            assertThat(new int[] {again.getWidth(), again.getHeight(), read.width(), read.height()})
                    .containsExactly(60, 20, 60, 20);
        }
    }

    @Test
    void aPictureThatClaimsToBeHugeIsRefusedBeforeItIsDecoded() throws IOException {
        byte[] bomb = raster("png", 60, 20);
        ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);

        refused(PictureKind.LOGO, bomb, "60000 by 60000 pixels");
        refused(PictureKind.LOGO, new byte[Pictures.LARGEST + 1], "at most 256 KB");
        refused(PictureKind.LOGO, new byte[0], "Choose a file");
    }

    @Test
    void theContentTellsTheTypeAndWhatIsBrokenIsRefused() throws IOException {
        refused(PictureKind.LOGO, "GIF89a, whatever its name is".getBytes(StandardCharsets.UTF_8), "PNG, JPEG or SVG");
        refused(PictureKind.LOGO, Arrays.copyOf(raster("png", 60, 20), 40), "cannot be read");
        refused(PictureKind.ICON, raster("png", 60, 20), "as wide as it is high");
        Random random = new Random(4);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = i % 2 == 0 ? raster("png", 8, 8) : raster("jpeg", 8, 8);
            damaged[3 + random.nextInt(damaged.length - 3)] = (byte) random.nextInt();
            try {
                assertThat(PictureFile.read(PictureKind.LOGO, damaged).width()).isLessThanOrEqualTo(2000);
            } catch (PageRejected refusal) {
                assertThat(refusal.field()).isEqualTo("picture");
            }
        }
    }

    @Test
    void aFileOfIconsIsOnlyAnIcon() throws IOException {
        byte[] png = raster("png", 32, 32);
        byte[] icon = ByteBuffer.allocate(22 + png.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {0, 0, 1, 0, 1, 0, 32, 32, 0, 0, 1, 0, 32, 0})
                .putInt(png.length)
                .putInt(22)
                .put(png)
                .array();

        PictureFile read = PictureFile.read(PictureKind.ICON, icon);

        assertThat(read.mediaType()).isEqualTo("image/x-icon");
        assertThat(read.width()).isEqualTo(32);
        refused(PictureKind.LOGO, icon, "PNG, JPEG or SVG");
        refused(PictureKind.ICON, joined(icon, new byte[] {1}), "damaged");
        refused(PictureKind.ICON, Arrays.copyOf(icon, 30), "damaged");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<path onload='alert(1)' d='M0 0'/>",
                "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
                "<image href='https://example.com/x.png'/>",
                "<use href='https://example.com/x.svg#a'/>",
                "<use xlink:href='data:image/svg+xml,x'/>",
                "<a href='javascript:alert(1)'><path/></a>",
                "<animate attributeName='x'/>",
                "<set attributeName='href' to='javascript:alert(1)'/>",
                "<style>@import 'https://example.com/x.css';</style>",
                "<style>path { fill: url(https://example.com/x) }</style>",
                "<style><![CDATA[path { fill: u\\72l(x) }]]></style>",
                "<path style='background:url(//example.com/x)'/>",
                "<path fill=\"url( 'x.svg#a')\"/>",
                "<metadata/>",
                "<path xml:base='https://example.com/'/>",
                "<?xml-stylesheet href='x.css'?>",
                "&unknown;",
                "<p xmlns='http://www.w3.org/1999/xhtml'/>"
            })
    void aDrawingThatCouldDoMoreThanDrawIsRefused(String part) {
        refused(PictureKind.LOGO, drawing(HEAD + part + "</svg>"), "This drawing");
    }

    @Test
    void aDrawingBringsNoEntitiesNoOtherEncodingAndNoEndlessWork() {
        refused(PictureKind.LOGO, drawing("<!DOCTYPE svg [<!ENTITY a 'b'>]>" + HEAD + "&a;</svg>"), "has a DOCTYPE");
        refused(PictureKind.LOGO, drawing("<?xml version='1.0' encoding='utf-7'?>" + HEAD + "</svg>"), "UTF-8");
        refused(PictureKind.LOGO, drawing(HEAD + "<g>".repeat(41) + "</g>".repeat(41) + "</svg>"), "too many parts");
        refused(PictureKind.LOGO, drawing(HEAD + "<use href='#a'/>".repeat(21) + "</svg>"), "too many parts");
        refused(PictureKind.LOGO, drawing(HEAD + "<path"), "cannot be read");
        refused(PictureKind.LOGO, drawing("<svg xmlns='http://www.w3.org/2000/svg'/>"), "how large it is");
        refused(PictureKind.LOGO, drawing("<html><body>x</body></html>"), "This drawing");
        refused(PictureKind.LOGO, (HEAD + "é</svg>").getBytes(StandardCharsets.ISO_8859_1), "UTF-8");
    }

    @Test
    void aPlainDrawingIsTakenAsItIs() {
        byte[] plain = drawing("<?xml version='1.0' encoding='UTF-8'?><!-- ours -->" + HEAD
                + "<title>Telerivet</title><defs><linearGradient id='a'><stop offset='0' stop-color='#fff'/>"
                + "</linearGradient><style>.b{fill:url(#a)}</style></defs><g class='b' transform='scale(2)'>"
                + "<path d='M0 0h9v9z' fill-rule='evenodd' data-name='x'/></g><use xlink:href='#a'/></svg>");

        PictureFile read = PictureFile.read(PictureKind.LOGO, plain);

        assertThat(read.content()).isEqualTo(plain);
        assertThat(new int[] {read.width(), read.height()}).containsExactly(120, 30);
    }

    private static void refused(PictureKind kind, byte[] sent, String words) {
        assertThatThrownBy(() -> PictureFile.read(kind, sent))
                .isInstanceOf(PageRejected.class)
                .hasMessageContaining(words);
    }

    private static byte[] raster(String format, int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }

    private static byte[] drawing(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
