package com.telerivet.status.delivery;

import com.telerivet.status.platform.StatusSettings;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The mails in {@code <data dir>/outbox/}: where no relay is set they are written there as {@code .eml} files. */
@Component
public class WrittenMails {

    private static final Logger log = LoggerFactory.getLogger(WrittenMails.class);
    private static final Pattern NAME = Pattern.compile("[0-9a-z-]{1,80}\\.eml");

    private final Path folder;

    WrittenMails(StatusSettings settings) {
        this.folder = settings.dataDir().resolve("outbox");
    }

    /** A mail as the list shows it. */
    public record WrittenMail(String name, String to, String subject, Instant writtenAt) {}

    /** Writes a mail; who looks into the folder sees the whole file or none. The same name replaces its predecessor. */
    public void write(String name, byte[] mail) throws IOException {
        Files.createDirectories(folder);
        Path part = folder.resolve(checked(name).orElseThrow() + ".part");
        Files.write(part, mail);
        Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The newest mails, the newest first. */
    public List<WrittenMail> latest(int limit) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.eml")) {
            found.forEach(files::add);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            log.warn("The mails in {} cannot be listed: {}", folder, e.toString());
            return List.of();
        }
        return files.stream()
                .sorted(Comparator.comparing(WrittenMails::writtenAt).reversed().thenComparing(Path::toString))
                .limit(limit)
                .map(WrittenMails::summary)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The bytes of one mail of the list; empty for any other name, whatever it holds. */
    public Optional<byte[]> read(String name) {
        return checked(name).flatMap(checked -> {
            try {
                return Optional.of(Files.readAllBytes(folder.resolve(checked)));
            } catch (IOException e) {
                return Optional.empty();
            }
        });
    }

    private static Optional<String> checked(String name) {
        return Optional.of(name).filter(NAME.asMatchPredicate());
    }

    private static Optional<WrittenMail> summary(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), in);
            return Optional.of(new WrittenMail(
                    file.getFileName().toString(),
                    Objects.requireNonNullElse(mail.getHeader("To", ", "), ""),
                    Objects.requireNonNullElse(mail.getSubject(), ""),
                    writtenAt(file)));
        } catch (IOException | MessagingException e) {
            return Optional.empty();
        }
    }

    private static Instant writtenAt(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }
}
