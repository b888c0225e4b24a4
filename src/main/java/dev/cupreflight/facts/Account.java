package dev.cupreflight.facts;

/**
 * The account that collected the evidence and will start Setup.
 *
 * @param name domain and user, such as {@code contoso\adm-kim}
 * @param sid its security identifier
 */
public record Account(String name, String sid) {

    /** The part before the backslash: a domain, the computer for a local account, or an authority such as SYSTEM's. */
    public String domain() {
        return name.contains("\\") ? name.substring(0, name.indexOf('\\')) : "";
    }

    /** The part after the backslash. */
    public String user() {
        return name.substring(name.indexOf('\\') + 1);
    }

    /** True for a computer's own SYSTEM account, whatever it is called in the language of Windows. */
    public boolean system() {
        return sid.equals("S-1-5-18");
    }

    /** True for an account of this computer instead of a domain. */
    public boolean localTo(String computer) {
        return domain().equalsIgnoreCase(computer);
    }
}
