package dev.cupreflight.report;

import dev.cupreflight.console.Sanitizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A style sheet of the HTML report. The page's Content-Security-Policy names its hash, so that no other style applies.
 *
 * @param css the style sheet
 */
record PageStyle(String css) {
    private static final PageStyle COMMON = read();

    /** What is the same in all reports. */
    static PageStyle common() {
        return COMMON;
    }

    /** The header and footer of each printed page. */
    static PageStyle printed(String left, String right, String bottom) {
        return new PageStyle("@page {\n"
                + "  @top-left { content: \"" + escaped(left) + "\"; }\n"
                + "  @top-right { content: \"" + escaped(right) + "\"; }\n"
                + "  @bottom-left { content: \"" + escaped(bottom) + "\"; }\n"
                + "  @bottom-right { content: \"Page \" counter(page) \" of \" counter(pages); }\n"
                + "}\n");
    }

    /** Opens a page and writes its head; the policy allows these styles and nothing else. */
    static void head(Markup page, String title, List<PageStyle> styles) {
        page.own("<!DOCTYPE html>").open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en");
        page.open("head").empty("meta", "charset", "utf-8");
        String sources = styles.stream().map(PageStyle::source).collect(Collectors.joining(" "));
        page.empty(
                "meta", "http-equiv", "Content-Security-Policy", "content", "default-src 'none'; style-src " + sources);
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.empty("meta", "name", "color-scheme", "content", "light dark");
        page.own("\n").element("title", title);
        styles.forEach(style -> page.open("style").own(style.css()).close());
        page.close();
    }

    /** The source expression for the policy. */
    String source() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A text within a CSS string: whatever is not a plain letter or digit is written as its number. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        Sanitizer.clean(text).codePoints().forEach(next -> {
            boolean plain = next < 0x7F && (Character.isLetterOrDigit(next) || " .,:-".indexOf(next) >= 0);
            escaped.append(plain ? Character.toString(next) : String.format(Locale.ROOT, "\\%06X", next));
        });
        return escaped.toString();
    }

    private static PageStyle read() {
        try (InputStream in = PageStyle.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("report.css is missing in the program");
            }
            return new PageStyle(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
