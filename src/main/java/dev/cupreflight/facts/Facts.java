package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.setuplog.SetupLog;
import java.util.List;

/**
 * Everything that is known about one server. Each component is a variable of the rule language; an area that could not
 * be read is unknown there, with its reasons.
 *
 * @param server the computer and its names
 * @param windows the operating system
 * @param exchange the installed Exchange Server
 * @param target the cumulative update that is to be installed
 * @param platform what the target demands of Windows and of other software
 * @param dotnet the .NET Framework
 * @param features the features of Windows that the target demands on this server
 * @param software the software that Setup asks for
 * @param services the Windows services
 * @param restart whether the server waits for a restart
 * @param session the session that collected the evidence and will start Setup
 * @param certificates the machine's personal store, LocalMachine\My
 * @param trustedRoots the certificates of the local machine's root store; whether a chain ends in any root store, those
 *     of group policy and enterprise included, is {@code certificate.trusted}
 * @param httpSys the certificate bindings of the kernel's HTTP driver
 * @param tls what real TLS handshakes with this server gave
 * @param iisConfigFile applicationHost.config as a file
 * @param iis the IIS configuration joined with http.sys and the certificates
 * @param authConfig the organization's Auth configuration joined with the certificates
 * @param inUse every place where a certificate is in use: IIS, http.sys, and mail between servers
 * @param transport the internal transport certificate
 * @param eccSupport whether Exchange is told to accept certificates with elliptic-curve keys
 * @param connectors the mail connectors of the organization, joined with this server's certificates
 * @param mailProtocols POP3 and IMAP4 of this server
 * @param directory the Active Directory forest and the computer's domain in it
 * @param organization the Exchange organization
 * @param rights the groups that give this session the rights that Setup asks for
 * @param webServer IIS as Exchange uses it: sites, pools, applications, modules
 * @param webConfigs the configuration files of its web applications
 * @param virtualDirectories the virtual directories of this server in Active Directory
 * @param installFolders who may change the folders of the installation
 * @param setup what Exchange Setup itself will do with certificates
 * @param computer the computer in its domain and its network, as Setup's own rules look at it
 * @param account the account that collected the evidence and will start Setup
 * @param console the console settings of that account
 * @param clock the server's clock beside that of a domain controller
 * @param powershell Windows PowerShell
 * @param processes the running processes
 * @param disk the volumes that the update needs room on
 * @param security security settings of Windows
 * @param setupKeys the private keys of the certificates that Setup may take
 * @param events what the event logs tell
 * @param upgrade the step from the installed release to the target
 * @param lifecycle the installed release in Microsoft's calendar
 * @param installation the state that Exchange and earlier runs of Setup have left on the server
 * @param serverObject the server's object in Active Directory
 * @param setupLog the runs of Exchange Setup that its log tells of; {@code setupLog.chosen} is the last one
 * @param lastUpdate the cumulative update that was installed last, or was meant to be
 * @param healthPages what the health pages of Exchange's web applications answered
 */
public record Facts(
        Reading<Server> server,
        Reading<Windows> windows,
        Reading<Exchange> exchange,
        Reading<Target> target,
        Reading<Platform> platform,
        Reading<DotNet> dotnet,
        Reading<List<WindowsFeature>> features,
        Reading<Software> software,
        Reading<Services> services,
        Reading<PendingRestart> restart,
        Reading<Session> session,
        Reading<List<Certificate>> certificates,
        Reading<List<Certificate>> trustedRoots,
        Reading<HttpSys> httpSys,
        Reading<Tls> tls,
        Reading<ConfigFile> iisConfigFile,
        Reading<Iis> iis,
        Reading<AuthConfig> authConfig,
        Reading<List<InUse>> inUse,
        Reading<Transport> transport,
        Reading<WebServer> webServer,
        Reading<WebConfigs> webConfigs,
        Reading<List<VirtualDirectory>> virtualDirectories,
        Reading<List<FolderAccess>> installFolders,
        Reading<Boolean> eccSupport,
        Reading<List<Connector>> connectors,
        Reading<List<MailProtocol>> mailProtocols,
        Reading<Directory> directory,
        Reading<Organization> organization,
        Reading<SetupRights> rights,
        Reading<SetupPrediction> setup,
        Reading<Computer> computer,
        Reading<Account> account,
        Reading<ConsoleWindows> console,
        Reading<ServerClock> clock,
        Reading<PowerShell> powershell,
        Reading<Processes> processes,
        Reading<DiskSpace> disk,
        Reading<Security> security,
        Reading<List<SetupKey>> setupKeys,
        Reading<Events> events,
        Reading<Upgrade> upgrade,
        Reading<Lifecycle> lifecycle,
        Reading<Installation> installation,
        Reading<ServerObject> serverObject,
        Reading<SetupLog> setupLog,
        Reading<LastUpdate> lastUpdate,
        Reading<List<HealthPage>> healthPages) {}
