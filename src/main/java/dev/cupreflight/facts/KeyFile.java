package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;

/**
 * The file that holds a private key.
 *
 * @param name its name, which is made of the container's name and the computer's MachineGuid
 * @param folder the folder below %ProgramData%\Microsoft\Crypto where it lies
 * @param ofThisComputer true when the name ends with the MachineGuid of this computer, under which Windows looks for it
 * @param readable true when the account that collected, and will start Setup, may read it
 * @param permissionsChangeable true when that account may change its permissions; false when only its unknown owner may
 */
public record KeyFile(
        String name,
        String folder,
        Reading<Boolean> ofThisComputer,
        Reading<Boolean> readable,
        Reading<Boolean> permissionsChangeable) {

    /** The folder of all key folders, as an administrator types it. */
    static final String ROOT = "%ProgramData%\\Microsoft\\Crypto\\";

    /** The whole path, with the variable for the drive. */
    public String path() {
        return ROOT + folder + "\\" + name;
    }
}
