package dev.cupreflight.evidence.setuplog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The kinds of lines that mean something, told by how their text begins. */
enum LineKind {
    START("Starting Microsoft Exchange Server"),
    TIME_ZONE("Local time zone:"),
    OPERATING_SYSTEM("Operating system version:"),
    MEDIA_VERSION("Setup version:"),
    USER("Logged on user:"),
    OPTION("Command Line Parameter Name="),
    COMMAND("RuntimeAssembly was started"),
    MODE("The installation mode is set to:"),
    INSTALLED_VERSION("The locally installed version is"),
    BACKUP_VERSION("The backup copy of the previously installed version is"),
    DOMAIN_CONTROLLER("Setup will use the domain controller"),
    ORGANIZATION("An Exchange organization with name '"),
    SERVER_NAME("Server Name="),
    INSTALL_PATH("Exchange Installation Directory :"),
    SCHEMA_UPDATE("Schema Update Required Status"),
    ORGANIZATION_UPDATE("Organization Configuration Update Required Status"),
    DOMAIN_UPDATE("Domain Configuration Update Required Status"),
    SCREEN("Finished loading screen"),
    TASK("Setup will run the task '"),
    COMPONENT("Processing component '"),
    RULE_STARTED("Started [Rule:"),
    RULE_EVALUATED("Evaluated [Rule:"),
    SETTING("Evaluated [Setting:"),
    RULE_FAILED("Failed [Rule:"),
    REQUIRED("[REQUIRED]"),
    RECOMMENDED("[RECOM"),
    ERROR("[ERROR]"),
    REFERENCE("[ERROR-REFERENCE]"),
    WARNING("[WARNING]"),
    ERROR_BLOCK("The following "),
    ERROR_RECORD(".  ErrorRecord:"),
    STOPPING("Setup is stopping now"),
    RESULT("The Exchange Server setup operation"),
    CURRENT_RESULT("CurrentResult "),
    END("End of Setup"),
    STARS("****"),
    CERTIFICATE("Installing certificate"),
    HELP("Help URL:"),
    /** A line that somebody asked for. */
    NOTE(""),
    /** Any other line. */
    OTHER("");

    private final byte[] beginning;

    LineKind(String beginning) {
        this.beginning = beginning.getBytes(StandardCharsets.US_ASCII);
    }

    /** Finds the kind of a line by the first four bytes of its text, and compares the rest then. */
    static final class Table {
        private static final int SLOTS = 4096;
        private static final int KEY = 4;

        private static final class Entry {
            private final byte[] beginning;
            private final LineKind kind;

            Entry(byte[] beginning, LineKind kind) {
                this.beginning = beginning;
                this.kind = kind;
            }
        }

        private final Entry[][] slots = new Entry[SLOTS][0];

        /** A table that also knows lines with these beginnings, of at least four characters, as notes. */
        Table(Collection<String> notes) {
            for (LineKind kind : values()) {
                if (kind == ERROR_RECORD) {
                    for (char digit = '0'; digit <= '9'; digit++) {
                        add((digit + ".  ErrorRecord:").getBytes(StandardCharsets.US_ASCII), kind);
                    }
                } else if (kind.beginning.length > 0) {
                    add(kind.beginning, kind);
                }
            }
            notes.forEach(each -> add(each.getBytes(StandardCharsets.UTF_8), NOTE));
        }

        private void add(byte[] beginning, LineKind kind) {
            if (beginning.length < KEY) {
                throw new IllegalArgumentException("the beginning of a line needs at least four characters");
            }
            int slot = slot(beginning, 0);
            List<Entry> entries = new ArrayList<>(List.of(slots[slot]));
            entries.add(new Entry(beginning, kind));
            slots[slot] = entries.toArray(Entry[]::new);
        }

        /** The kind of the text between two indexes. */
        LineKind kind(byte[] bytes, int from, int to) {
            if (to - from < KEY) {
                return OTHER;
            }
            Entry[] entries = slots[slot(bytes, from)];
            for (Entry entry : entries) {
                if (startsWith(bytes, from, to, entry.beginning)) {
                    return entry.kind;
                }
            }
            return OTHER;
        }

        private static boolean startsWith(byte[] bytes, int from, int to, byte[] beginning) {
            if (to - from < beginning.length) {
                return false;
            }
            for (int at = KEY; at < beginning.length; at++) {
                if (bytes[from + at] != beginning[at]) {
                    return false;
                }
            }
            return bytes[from] == beginning[0]
                    && bytes[from + 1] == beginning[1]
                    && bytes[from + 2] == beginning[2]
                    && bytes[from + 3] == beginning[3];
        }

        private static int slot(byte[] bytes, int at) {
            int high = (bytes[at] << 24) | ((bytes[at + 1] & 0xFF) << 16);
            int low = ((bytes[at + 2] & 0xFF) << 8) | (bytes[at + 3] & 0xFF);
            return ((high | low) * 0x9E3779B1) >>> 20;
        }
    }
}
