package com.telerivet.status.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.ContentDisposition;

/**
 * Something to take away. It goes by way of a file, so that a slow reader holds no connection of the database open and
 * a failure is no half of it.
 *
 * @param name of the file that the reader gets
 */
record Download(String name, String contentType) {

    /** Writes all there is to a file. */
    interface Source {

        void writeTo(Path file) throws IOException;
    }

    void send(Source source, HttpServletResponse response) throws IOException {
        Path file = Files.createTempFile("status", ".download");
        try {
            source.writeTo(file);
            response.setContentType(contentType);
            response.setContentLengthLong(Files.size(file));
            response.setHeader(
                    "Content-Disposition",
                    ContentDisposition.attachment().filename(name).build().toString());
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.delete(file);
        }
    }
}
