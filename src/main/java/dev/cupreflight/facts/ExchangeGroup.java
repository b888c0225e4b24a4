package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;

/**
 * A security group of Exchange.
 *
 * @param name its name
 * @param sid its security identifier
 * @param universalSecurity whether it is a universal security group, as Exchange made it
 * @param mailEnabled true when it was given an e-mail alias
 */
public record ExchangeGroup(
        String name, Reading<String> sid, Reading<Boolean> universalSecurity, boolean mailEnabled) {}
