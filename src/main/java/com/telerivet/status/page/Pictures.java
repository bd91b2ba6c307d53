package com.telerivet.status.page;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The page's logo and icon. */
@Component
public class Pictures {

    /** The largest file that is taken, in bytes. */
    public static final int LARGEST = 256 * 1024;

    private static final int LONGEST_TEXT = 150;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    /** What has been read before: the same digest is the same content, for ever. */
    private final Map<String, byte[]> contents = new ConcurrentHashMap<>();

    Pictures(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public PagePictures shown() {
        Map<PictureKind, PagePicture> all = jdbc
                .sql("select name, media_type, digest, width, height, alternative_text from page_picture")
                .query((row, n) -> picture(row))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(PagePicture::kind, Function.identity()));
        contents.keySet()
                .retainAll(all.values().stream().map(PagePicture::digest).collect(Collectors.toSet()));
        return new PagePictures(all.get(PictureKind.LOGO), all.get(PictureKind.DARK_LOGO), all.get(PictureKind.ICON));
    }

    /**
     * Shows this picture from now on, in place of the last one of its kind.
     *
     * @param sent a file as it came from a stranger's disk; its type is told by its content
     * @throws PageRejected when it is no picture that is shown here; the message says why
     */
    @Transactional
    public void show(PictureKind kind, byte[] sent) {
        PictureFile file = PictureFile.read(kind, sent);
        jdbc.sql(
                        """
                        insert into page_picture (name, media_type, digest, width, height, content)
                        values (:name, :type, :digest, :width, :height, :content)
                        on conflict (name) do update set media_type = excluded.media_type, digest = excluded.digest,
                            width = excluded.width, height = excluded.height, content = excluded.content
                        """)
                .param("name", kind.code())
                .param("type", file.mediaType())
                .param("digest", PictureFile.digest(file.content()))
                .param("width", file.width())
                .param("height", file.height())
                .param("content", file.content())
                .update();
        tell();
    }

    /**
     * Changes what the logo says to those who do not see it; "" for the name of the page.
     *
     * @throws PageRejected when it is too long
     */
    @Transactional
    public void describeLogo(String alternativeText) {
        String text = alternativeText.strip();
        if (text.length() > LONGEST_TEXT) {
            throw new PageRejected("alternativeText", "Give at most " + LONGEST_TEXT + " characters.");
        }
        jdbc.sql("update page_picture set alternative_text = ? where name = 'logo'")
                .param(text)
                .update();
        tell();
    }

    @Transactional
    public void remove(PictureKind kind) {
        jdbc.sql("delete from page_picture where name = ?").param(kind.code()).update();
        tell();
    }

    private void tell() {
        Set<String> page = jdbc.sql("select id from page").query(String.class).set();
        page.forEach(id -> events.publishEvent(new PageChanged(id)));
    }

    /** Nothing where it went between the two questions. */
    private Optional<PagePicture> picture(ResultSet row) throws SQLException {
        String digest = row.getString("digest");
        byte[] content = contents.computeIfAbsent(digest, this::content);
        return content == null
                ? Optional.empty()
                : Optional.of(new PagePicture(
                        PictureKind.of(row.getString("name")),
                        row.getString("media_type"),
                        digest,
                        row.getInt("width"),
                        row.getInt("height"),
                        row.getString("alternative_text"),
                        content));
    }

    private byte @Nullable [] content(String digest) {
        return jdbc.sql("select content from page_picture where digest = ? limit 1")
                .param(digest)
                .query(byte[].class)
                .optional()
                .orElse(null);
    }
}
