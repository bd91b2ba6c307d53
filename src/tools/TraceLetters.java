import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.PathIterator;
import java.io.File;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Traces the outlines that the picture of the status is written with, from font files that only this program needs:
 *
 * <pre>java src/tools/TraceLetters.java Inter-SemiBold.otf NotoSansArabicUI-Bold.ttf > \
 *     src/main/resources/picture/letters.txt</pre>
 *
 * <p>A line is a letter or a ready phrase, its advance and its outline, in thousandths of the size. Arabic letters join,
 * so what the page says in Arabic is traced as whole phrases: run this again when one of them is worded anew.
 */
class TraceLetters {

    private static final FontRenderContext PLAIN = new FontRenderContext(null, true, true);
    private static final String PHRASES = "publication.banner.";

    public static void main(String[] args) throws Exception {
        Font latin = Font.createFont(Font.TRUETYPE_FONT, new File(args[0])).deriveFont(1000f);
        Font arabic = Font.createFont(Font.TRUETYPE_FONT, new File(args[1])).deriveFont(1000f);
        StringBuilder out = new StringBuilder();
        for (String notice : Files.readAllLines(Path.of("src/main/resources/picture/NOTICE.txt"))) {
            out.append(("# " + notice).strip()).append('\n');
        }
        letters().filter(latin::canDisplay).forEach(letter -> {
            String text = Character.toString(letter);
            out.append(line(text, latin.createGlyphVector(PLAIN, text)));
        });
        for (String phrase : phrases()) {
            char[] signs = phrase.toCharArray();
            out.append(line(
                    phrase, arabic.layoutGlyphVector(PLAIN, signs, 0, signs.length, Font.LAYOUT_RIGHT_TO_LEFT)));
        }
        System.out.print(out);
    }

    /** Latin with its accents, Greek, Cyrillic, and the signs of typesetting. */
    private static Stream<Integer> letters() {
        return Stream.of(
                        IntStream.rangeClosed(0x20, 0x7e),
                        IntStream.rangeClosed(0xa1, 0x17f),
                        IntStream.rangeClosed(0x218, 0x21b),
                        IntStream.rangeClosed(0x386, 0x3ce),
                        IntStream.rangeClosed(0x400, 0x45f),
                        IntStream.rangeClosed(0x490, 0x491),
                        IntStream.rangeClosed(0x1ea0, 0x1ef9),
                        IntStream.of(0x2013, 0x2014, 0x2018, 0x2019, 0x201c, 0x201d, 0x201e, 0x2022, 0x2026, 0x20ac))
                .flatMap(IntStream::boxed);
    }

    private static Iterable<String> phrases() throws Exception {
        Properties messages = new Properties();
        try (Reader file = Files.newBufferedReader(
                Path.of("src/main/resources/messages_ar.properties"), StandardCharsets.UTF_8)) {
            messages.load(file);
        }
        TreeSet<String> phrases = new TreeSet<>();
        messages.forEach((key, text) -> {
            if (key.toString().startsWith(PHRASES)) {
                phrases.add(text.toString());
            }
        });
        return phrases;
    }

    private static String line(String text, GlyphVector glyphs) {
        StringBuilder line = new StringBuilder(text).append('\t');
        line.append(Math.round(glyphs.getGlyphPosition(glyphs.getNumGlyphs()).getX())).append('\t');
        double[] at = new double[6];
        for (PathIterator i = glyphs.getOutline().getPathIterator(null); !i.isDone(); i.next()) {
            int kind = i.currentSegment(at);
            line.append("MLQCZ".charAt(kind));
            int many = new int[] {2, 2, 4, 6, 0}[kind];
            for (int n = 0; n < many; n++) {
                line.append(n == 0 ? "" : " ").append(Math.round(at[n]));
            }
        }
        return line.append('\n').toString();
    }
}
