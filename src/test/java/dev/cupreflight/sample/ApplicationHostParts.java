package dev.cupreflight.sample;

import java.util.List;

/** The parts of applicationHost.config that are the same on every sample server. */
final class ApplicationHostParts {
    private ApplicationHostParts() {}

    static final String CONFIG_SECTIONS = """
            <configSections>
                <sectionGroup name="system.applicationHost">
                    <section name="applicationPools" allowDefinition="AppHostOnly" overrideModeDefault="Deny" />
                    <section name="customMetadata" allowDefinition="AppHostOnly" overrideModeDefault="Deny" />
                    <section name="sites" allowDefinition="AppHostOnly" overrideModeDefault="Deny" />
                </sectionGroup>
                <sectionGroup name="system.webServer">
                    <section name="globalModules" allowDefinition="AppHostOnly" overrideModeDefault="Deny" />
                    <sectionGroup name="security">
                        <section name="access" overrideModeDefault="Deny" />
                        <sectionGroup name="authentication">
                            <section name="anonymousAuthentication" overrideModeDefault="Deny" />
                            <section name="basicAuthentication" overrideModeDefault="Deny" />
                            <section name="windowsAuthentication" overrideModeDefault="Deny" />
                        </sectionGroup>
                    </sectionGroup>
                </sectionGroup>
            </configSections>
            """;
    static final List<String> EXCHANGE_POOLS = List.of(
            "MSExchangePowerShellAppPool",
            "MSExchangeMapiMailboxAppPool",
            "MSExchangeMapiAddressBookAppPool",
            "MSExchangeRestAppPool",
            "MSExchangeOWAAppPool",
            "MSExchangeOWACalendarAppPool",
            "MSExchangeOABAppPool",
            "MSExchangeECPAppPool",
            "MSExchangeAutodiscoverAppPool",
            "MSExchangeSyncAppPool",
            "MSExchangeServicesAppPool",
            "MSExchangeRpcProxyAppPool",
            "MSExchangeRestFrontEndAppPool",
            "MSExchangePowerShellFrontEndAppPool",
            "MSExchangeMapiFrontEndAppPool",
            "MSExchangeRpcProxyFrontEndAppPool",
            "MSExchangePushNotificationsAppPool");
    static final String WINDOWS_POOLS = """
            <add name="DefaultAppPool" managedRuntimeLoader="" />
            <add name=".NET v4.5 Classic" managedRuntimeVersion="v4.0" managedPipelineMode="Classic" />
            <add name=".NET v4.5" managedRuntimeVersion="v4.0" />
            """;
    static final String POOL_SETTINGS = """
            <processModel identityType="LocalSystem" idleTimeout="00:00:00" pingingEnabled="false" />
            <recycling>
                <periodicRestart time="00:00:00" />
            </recycling>
            <failure rapidFailProtection="false" />
            """;
    static final String POOL_DEFAULTS = """
            <applicationPoolDefaults managedRuntimeVersion="v4.0">
                <processModel identityType="ApplicationPoolIdentity" />
            </applicationPoolDefaults>
            """;
    static final String METADATA = """
            <key path="LM/W3SVC/INFO">
                <property id="4012" dataType="String" userType="1" attributes="Inherit"
                        value="W3C Extended Log File Format" />
            </key>
            """;
    static final String SITE_DEFAULTS = """
            <siteDefaults>
                <logFile logFormat="W3C" directory="%SystemDrive%\\inetpub\\logs\\LogFiles" />
            </siteDefaults>
            <applicationDefaults applicationPool="DefaultAppPool" />
            <virtualDirectoryDefaults allowSubDirConfig="true" />
            """;
    static final String WEB_SERVER = """
            <system.webServer>
                <globalModules>
                    <add name="HttpLoggingModule" image="%windir%\\System32\\inetsrv\\loghttp.dll" />
                    <add name="TokenCacheModule" image="%windir%\\System32\\inetsrv\\cachtokn.dll" />
                    <add name="StaticFileModule" image="%windir%\\System32\\inetsrv\\static.dll" />
                    <add name="AnonymousAuthenticationModule" image="%windir%\\System32\\inetsrv\\authanon.dll" />
                    <add name="BasicAuthenticationModule" image="%windir%\\System32\\inetsrv\\authbas.dll" />
                    <add name="WindowsAuthenticationModule" image="%windir%\\System32\\inetsrv\\authsspi.dll" />
                    <add name="kerbauth" image="C:\\Program Files\\Microsoft\\Exchange Server\\V15\\Bin\\kerbauth.dll" />
                    <add name="WSMan" image="C:\\Windows\\system32\\wsmsvc.dll" />
                    <add name="RewriteModule" image="%SystemRoot%\\system32\\inetsrv\\rewrite.dll" />
                </globalModules>
                <security>
                    <access sslFlags="None" />
                    <authentication>
                        <anonymousAuthentication enabled="true" userName="IUSR" />
                        <basicAuthentication enabled="false" />
                        <windowsAuthentication enabled="false" />
                    </authentication>
                </security>
            </system.webServer>
            """;

    /** Anonymous, basic and Windows authentication, Extended Protection, SSL flags, path. */
    static final String LOCATIONS = """
            true  false false None    Ssl,Ssl128                  Default Web Site
            false true  false None    Ssl,Ssl128                  Default Web Site/owa
            false true  false None    Ssl,Ssl128                  Default Web Site/ecp
            true  false true  Allow   Ssl,Ssl128                  Default Web Site/EWS
            true  true  true  None    Ssl,Ssl128                  Default Web Site/Autodiscover
            false false true  Require Ssl,Ssl128                  Default Web Site/mapi
            false false false None    SslNegotiateCert            Default Web Site/PowerShell
            true  false false None    Ssl,Ssl128                  Exchange Back End
            true  false true  Require Ssl,Ssl128                  Exchange Back End/owa
            true  false true  Require Ssl,Ssl128                  Exchange Back End/ecp
            true  false true  Require Ssl,Ssl128                  Exchange Back End/EWS
            false false true  Require Ssl,SslNegotiateCert,Ssl128 Exchange Back End/PowerShell
            """;

    /** A location element from a row of {@link #LOCATIONS}. */
    static String location(String row) {
        String[] cells = row.split(" +", 6);
        return """
                <location path="%s">
                    <system.webServer>
                        <security>
                            <access sslFlags="%s" />
                            <authentication>
                                <anonymousAuthentication enabled="%s" />
                                <basicAuthentication enabled="%s" />
                                <windowsAuthentication enabled="%s">
                                    <extendedProtection tokenChecking="%s" />
                                </windowsAuthentication>
                            </authentication>
                        </security>
                    </system.webServer>
                </location>
                """.formatted(cells[5], cells[4].replace(",", ", "), cells[0], cells[1], cells[2], cells[3]);
    }
}
