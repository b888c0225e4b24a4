package dev.cupreflight.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What Setup of Exchange SE RTM makes of the sample server: the few files of its evidence that an update changes.
 *
 * @param current the files as they are, by their paths
 * @param log what Setup has written to its log
 */
record DemoUpdate(Function<String, byte[]> current, String log) {
    /** When the server is up again after Setup and its restart. */
    static final Instant RESTARTED = Instant.parse("2026-12-06T00:04:51Z");

    private static final String OLD = "15.2.1544.4";
    private static final String NEW = "15.2.2562.17";
    private static final int[] NUMBERS = {15, 2, 2562, 17};
    private static final String LOG = "files/C/ExchangeSetupLogs/ExchangeSetup.log";
    private static final String PROGRAM = "files/C/Program Files/Microsoft/Exchange Server/V15/bin/ExSetup.exe";
    private static final String EVENTS = "events/System.xml";
    private static final int VERSION_SIGNATURE = 0xFEEF04BD;

    /** The files that are different afterwards. */
    Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        files.put(
                "registry/exchange.reg",
                edited(
                        "registry/exchange.reg",
                        StandardCharsets.UTF_16LE,
                        text -> text.replace(OLD, NEW)
                                .replace("\"MsiBuildMajor\"=dword:00000608", "\"MsiBuildMajor\"=dword:00000a02")
                                .replace("\"MsiBuildMinor\"=dword:00000004", "\"MsiBuildMinor\"=dword:00000011")));
        files.put(
                "registry/installer-products.reg",
                edited("registry/installer-products.reg", StandardCharsets.UTF_16LE, text -> text.replace(OLD, NEW)));
        files.put(
                "registry/console.reg",
                edited(
                        "registry/console.reg",
                        StandardCharsets.UTF_16LE,
                        text -> text.replaceFirst("\"QuickEdit\"=dword:00000000", "\"QuickEdit\"=dword:00000001")));
        files.put(
                "directory/exchange.ldf",
                edited(
                        "directory/exchange.ldf",
                        StandardCharsets.UTF_8,
                        text -> text.replace("Version 15.2 (Build 31544.4)", "Version 15.2 (Build 32562.17)")));
        files.put(EVENTS, restarted());
        files.put(PROGRAM, program());
        files.put(LOG, appended());
        return files;
    }

    private byte[] edited(String path, Charset charset, Function<String, String> edit) {
        String before = new String(current.apply(path), charset);
        String after = edit.apply(before);
        if (after.equals(before)) {
            throw new IllegalStateException("the sample server has another " + path + " than its update knows");
        }
        return after.getBytes(charset);
    }

    /** The fixed part of the version resource holds the build in four numbers of 16 bits. */
    private byte[] program() {
        ByteBuffer file = ByteBuffer.wrap(current.apply(PROGRAM).clone()).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + 16 < file.capacity(); at += 4) {
            if (file.getInt(at) == VERSION_SIGNATURE) {
                file.putInt(at + 8, NUMBERS[0] << 16 | NUMBERS[1]);
                file.putInt(at + 12, NUMBERS[2] << 16 | NUMBERS[3]);
                return file.array();
            }
        }
        throw new IllegalStateException("the sample server's program has no version");
    }

    /** The log of the system with one more start of Windows. */
    private byte[] restarted() {
        return edited(EVENTS, StandardCharsets.UTF_16LE, text -> {
            int end = text.lastIndexOf("</Event>") + "</Event>".length();
            int begin = text.lastIndexOf("<Event ");
            String start = text.substring(begin, end)
                    .replaceFirst("(?<=SystemTime=')[^']*", RESTARTED.toString().replace("Z", ".000000000Z"));
            return text.substring(0, end) + "\r\n" + start + text.substring(end);
        });
    }

    private byte[] appended() {
        return edited(LOG, StandardCharsets.UTF_8, text -> text + log);
    }
}
