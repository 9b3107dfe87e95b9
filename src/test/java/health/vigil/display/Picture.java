package health.vigil.display;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;

/// A screen seen with half-closed eyes: averages of small squares of it, so that where something is and what colour it
/// has remains, and how this machine draws its letters does not.
///
/// @param rgb three bytes for each square, line after line, the low four bits zero
record Picture(int width, int height, byte[] rgb) {
    /// Pixels of the screen that become one.
    static final int SQUARE = 4;

    /// Pictures are compared in cells of this many squares each way: 32 pixels of the screen.
    private static final int CELL = 8;

    /// By so much of 255 the mean of a cell may differ in each colour.
    private static final int SAME = 40;

    private static final int CHANNELS = 3;
    private static final int KEPT_BITS = 0xF0;

    static Picture of(byte[] png) {
        try {
            return shrunk(ImageIO.read(new ByteArrayInputStream(png)), SQUARE);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static Picture read(Path file) throws IOException {
        return shrunk(ImageIO.read(file.toFile()), 1);
    }

    void write(Path file) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var bytes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < rgb.length; i++) bytes[i - i % CHANNELS + CHANNELS - 1 - i % CHANNELS] = rgb[i];
        ImageIO.write(image, "png", file.toFile());
    }

    private static Picture shrunk(BufferedImage image, int square) {
        int width = image.getWidth() / square;
        int height = image.getHeight() / square;
        var rgb = new byte[width * height * CHANNELS];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                for (int c = 0; c < CHANNELS; c++)
                    rgb[(y * width + x) * CHANNELS + c] =
                            (byte) (mean(image, x * square, y * square, square, c) & KEPT_BITS);
        return new Picture(width, height, rgb);
    }

    private static int mean(BufferedImage image, int left, int top, int square, int channel) {
        int sum = 0;
        for (int y = 0; y < square; y++)
            for (int x = 0; x < square; x++)
                sum += image.getRGB(left + x, top + y) >> (8 * (CHANNELS - 1 - channel)) & 0xFF;
        return sum / (square * square);
    }

    /// What part of the cells differs visibly, 0 to 1; 1 for another size.
    double difference(Picture other) {
        if (width != other.width || height != other.height) return 1;
        int differ = 0;
        int cells = 0;
        for (int y = 0; y < height; y += CELL)
            for (int x = 0; x < width; x += CELL, cells++) if (!sameCell(other, x, y)) differ++;
        return differ / (double) cells;
    }

    /// The cells that differ as the other has them, all else dark.
    Picture differing(Picture other) {
        if (width != other.width || height != other.height) return other;
        var marked = Arrays.copyOf(other.rgb, other.rgb.length);
        for (int i = 0; i < marked.length; i++) {
            int square = i / CHANNELS;
            int x = square % width / CELL * CELL;
            int y = square / width / CELL * CELL;
            if (sameCell(other, x, y)) marked[i] = 0;
        }
        return new Picture(width, height, marked);
    }

    private boolean sameCell(Picture other, int x, int y) {
        for (int c = 0; c < CHANNELS; c++) if (Math.abs(cell(x, y, c) - other.cell(x, y, c)) > SAME) return false;
        return true;
    }

    private double cell(int left, int top, int channel) {
        int sum = 0;
        int count = 0;
        for (int y = top; y < Math.min(height, top + CELL); y++)
            for (int x = left; x < Math.min(width, left + CELL); x++, count++)
                sum += rgb[(y * width + x) * CHANNELS + channel] & 0xFF;
        return sum / (double) count;
    }
}
