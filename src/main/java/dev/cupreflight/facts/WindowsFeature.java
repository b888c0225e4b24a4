package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;

/**
 * A feature of Windows that the target demands, and whether it is installed.
 *
 * @param name its name for Install-WindowsFeature, for example {@code Web-Metabase}
 * @param dism its name for dism, for example {@code IIS-Metabase}
 * @param setupRule the rule of Setup that demands it, or who else does
 * @param enforced true when Setup always stops without it
 * @param installed whether it is installed, as Setup sees it; unread when dism does not list it
 * @param pending true when it becomes installed with the next restart
 */
public record WindowsFeature(
        String name, String dism, String setupRule, boolean enforced, Reading<Boolean> installed, boolean pending) {}
