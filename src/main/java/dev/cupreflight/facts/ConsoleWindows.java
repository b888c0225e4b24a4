package dev.cupreflight.facts;

import java.util.List;

/**
 * The console settings of the account that collected, HKCU\Console.
 *
 * @param quickEdit whether a click into a console window selects text, which halts the program in it; Windows switches
 *     this on where nothing is set (exchange-facts.md 1.1)
 * @param exceptions the programs that have it on for themselves, as the registry names them
 */
public record ConsoleWindows(boolean quickEdit, List<String> exceptions) {}
