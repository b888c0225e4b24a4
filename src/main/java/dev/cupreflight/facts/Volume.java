package dev.cupreflight.facts;

import java.util.Locale;

/**
 * A volume with a drive letter or a mount point.
 *
 * @param name its root with a trailing backslash, such as {@code C:\} or {@code E:\Volumes\DB01\}
 * @param capacity its size in bytes
 * @param free the free space in bytes
 */
public record Volume(String name, long capacity, long free) {
    private static final double GIGA = 1024d * 1024 * 1024;

    /** The free space in whole megabytes (2^20 bytes). */
    public long freeMegabytes() {
        return free / (1024 * 1024);
    }

    /** The free space in percent of the size, rounded down. */
    public long freePercent() {
        return capacity <= 0 ? 0 : (long) (100d * free / capacity);
    }

    /** The free space as text, for example {@code 41.7 GB}. */
    public String freeShown() {
        return free < GIGA
                ? freeMegabytes() + " MB"
                : String.format(Locale.ROOT, "%.1f GB", Math.floor(10 * free / GIGA) / 10);
    }
}
