package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.List;

/**
 * The state that Exchange and earlier runs of Setup have left on the server (exchange-facts.md 1.1, 1.9 and 2.F).
 *
 * @param packages the packages of Exchange and of what it brings along, with their copies in Windows Installer's cache
 * @param watermarks what interrupted runs of Setup have left
 * @param roles the versions of the installed roles
 * @param updates the security, hotfix and interim updates
 * @param componentStates what every requester has said about the server's components
 * @param scanEngine the malware filter (FIP-FS)
 * @param missingFolders the folders of Unified Messaging that Setup of Exchange 2016 expects and that are missing
 * @param voiceMessages how many files wait in the queue of Unified Messaging
 * @param disabledSearch the services of the search that are disabled
 * @param programs the version of the programs, that of bin\\ExSetup.exe
 * @param registered the version that Setup has registered at its end; without security updates
 */
public record Installation(
        Reading<List<CachedPackage>> packages,
        Reading<List<Watermark>> watermarks,
        Reading<List<RoleVersion>> roles,
        Reading<List<InstalledUpdate>> updates,
        Reading<List<ComponentState>> componentStates,
        Reading<ScanEngine> scanEngine,
        Reading<List<String>> missingFolders,
        Reading<Long> voiceMessages,
        Reading<List<String>> disabledSearch,
        Reading<Build> programs,
        Reading<Build> registered) {}
