package dev.cupreflight.install;

import java.util.regex.Pattern;

/**
 * Where a Setup program may lie: on a drive of this computer. Over the network a lost connection stops Setup in the
 * middle, and whoever controls the other computer controls this one (exchange-facts.md 2.F, cu.media).
 */
public final class SetupPlace {
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[\\\\/].*", Pattern.DOTALL);

    private SetupPlace() {}

    /** Tells whether a drive letter stands for a folder of another computer. */
    @FunctionalInterface
    public interface Drives {
        /** True for a mapped network drive. */
        boolean network(char letter);
    }

    /**
     * Looks at a path as it was typed, before anything touches it: to open a path of another computer is to log on there.
     *
     * @throws RefusedException for a path that is not on a drive of this computer
     */
    public static void check(String typed, Drives drives) throws RefusedException {
        if (typed.isBlank()) {
            throw new RefusedException(
                    "Name the Setup program: cu-preflight install -- E:\\Setup.EXE /Mode:Upgrade ...");
        }
        String path = typed.replace('/', '\\');
        if (path.startsWith("\\\\?\\") || path.startsWith("\\\\.\\")) {
            throw new RefusedException(
                    typed + " is a device path. Write it with its drive, for example E:\\Setup.EXE.");
        }
        if (path.startsWith("\\\\")) {
            throw new RefusedException(typed
                    + " is on another computer. A lost connection would stop Setup half-way: copy the ISO to a local disk and"
                    + " mount it there.");
        }
        boolean drive = DRIVE.matcher(path).matches();
        if (drive && drives.network(path.charAt(0))) {
            throw new RefusedException(
                    typed + " is on the network drive " + path.substring(0, 2)
                            + ". A lost connection would stop Setup half-way: copy the ISO to a local disk and mount it there.");
        }
        if (path.indexOf(':', drive ? 2 : 0) >= 0) {
            throw new RefusedException(typed + " holds a colon that belongs to no drive.");
        }
    }
}
