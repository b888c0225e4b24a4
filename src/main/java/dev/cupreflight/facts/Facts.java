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
 * @param dotnet the .NET Framework
 * @param session the session that collected the evidence and will start Setup
 * @param certificates the machine's personal store, LocalMachine\My
 * @param trustedRoots the certificates of the local machine's root store; whether a chain ends in any root store, those
 *     of group policy and enterprise included, is {@code certificate.trusted}
 * @param httpSys the certificate bindings of the kernel's HTTP driver
 * @param iisConfigFile applicationHost.config as a file
 * @param iis the IIS configuration joined with http.sys and the certificates
 * @param authConfig the organization's Auth configuration joined with the certificates
 * @param inUse every place where a certificate is in use: IIS, http.sys, and mail between servers
 * @param transport the internal transport certificate
 * @param setup what Exchange Setup itself will do with certificates
 * @param setupLog the runs of Exchange Setup that its log tells of; {@code setupLog.chosen} is the last one
 */
public record Facts(
        Reading<Server> server,
        Reading<Windows> windows,
        Reading<Exchange> exchange,
        Reading<Target> target,
        Reading<DotNet> dotnet,
        Reading<Session> session,
        Reading<List<Certificate>> certificates,
        Reading<List<Certificate>> trustedRoots,
        Reading<HttpSys> httpSys,
        Reading<ConfigFile> iisConfigFile,
        Reading<Iis> iis,
        Reading<AuthConfig> authConfig,
        Reading<List<InUse>> inUse,
        Reading<Transport> transport,
        Reading<SetupPrediction> setup,
        Reading<SetupLog> setupLog) {}
