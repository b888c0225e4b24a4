package dev.cupreflight.collect;

import java.nio.file.Path;
import java.util.Optional;

/** The server that is read, as far as its files and its environment go. */
public interface Host {

    /** An environment variable. */
    Optional<String> environment(String name);

    /** A program below the folder of the system's own tools, such as {@code reg.exe} or {@code inetsrv\appcmd.exe}. */
    Path tool(String name);

    /** The place of a file that Windows names like this, such as {@code C:\Windows\win.ini}. */
    Path file(String windowsPath);
}
