package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;

/**
 * This server's account in Active Directory.
 *
 * @param dn its distinguished name
 * @param exchangeServers whether it is in the group Exchange Servers, nested groups included
 * @param trustedSubsystem whether it is in the group Exchange Trusted Subsystem, nested groups included
 */
public record ComputerAccount(String dn, Reading<Boolean> exchangeServers, Reading<Boolean> trustedSubsystem) {}
