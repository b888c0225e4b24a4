package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;

/**
 * A group that gives a right which Setup asks for.
 *
 * @param name its English name
 * @param sid its security identifier
 * @param inToken whether this session's access token lists it
 * @param inDirectory whether the account is a member in Active Directory, nested groups included
 */
public record SetupGroup(String name, Reading<String> sid, Reading<Boolean> inToken, Reading<Boolean> inDirectory) {}
