package com.telerivet.status.page;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A picture made of pixels. Its size is read before any pixel is, and the pixels are written anew: what else the file
 * holds, such as the place where a photograph was taken or a program after its end, stays behind.
 */
final class Raster {

    private Raster() {}

    /** @throws PageRejected with what is wrong */
    static PictureFile read(String format, String mediaType, byte[] sent, int mostPixelsASide) {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(sent))) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width < 1 || height < 1 || width > mostPixelsASide || height > mostPixelsASide) {
                throw PictureFile.rejected("This picture has " + width + " by " + height + " pixels; at most "
                        + mostPixelsASide + " each way are taken.");
            }
            return new PictureFile(mediaType, width, height, written(format, reader.read(0)));
        } catch (IOException | RuntimeException e) {
            if (e instanceof PageRejected rejected) {
                throw rejected;
            }
            throw PictureFile.rejected("This picture cannot be read. Save it anew as PNG, with the colours RGB.");
        } finally {
            reader.dispose();
        }
    }

    private static byte[] written(String format, BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(image);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
