package dev.cupreflight.facts;

import java.util.List;

/**
 * An application that Exchange has in IIS, as it should be and as it is.
 *
 * @param site the name of its site
 * @param path the path below the site, such as {@code /owa}
 * @param needed true when Setup or a client protocol works on it
 * @param exists whether the IIS configuration has it
 * @param pool the application pool it runs in; empty when it does not exist
 * @param expectedPool the pool it should run in
 * @param folder the folder it serves, with variables replaced; empty when there is none
 * @param expectedFolder the folder it should serve
 * @param expectedEnd how that folder ends, without the installation folder
 * @param sslFlags what it demands of TLS, such as {@code Ssl}
 * @param authentication the methods that are on in the IIS configuration, such as {@code basicAuthentication}
 * @param extendedProtection {@code None}, {@code Allow} or {@code Require}
 * @param leftovers what the configuration still holds for it although the application is gone
 */
public record WebApplication(
        String site,
        String path,
        boolean needed,
        boolean exists,
        String pool,
        String expectedPool,
        String folder,
        String expectedFolder,
        String expectedEnd,
        List<String> sslFlags,
        List<String> authentication,
        String extendedProtection,
        List<String> leftovers) {

    /** Site and path as appcmd and location elements name it, such as {@code Default Web Site/owa}. */
    public String place() {
        return site + path;
    }

    /** Its virtual directory as appcmd names it, such as {@code Default Web Site/owa/}. */
    public String directory() {
        return path.equals("/") ? place() : place() + "/";
    }

    /** True when it serves exactly the expected folder. */
    public boolean servesItsFolder() {
        return folder.equalsIgnoreCase(expectedFolder);
    }

    /** True when it serves a folder of that kind, perhaps of another installation. */
    public boolean servesSuchAFolder() {
        int start = folder.length() - expectedEnd.length();
        return start >= 0 && folder.substring(start).equalsIgnoreCase(expectedEnd);
    }
}
