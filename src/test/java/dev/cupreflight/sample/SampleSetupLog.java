package dev.cupreflight.sample;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The log of one run of Setup that succeeded: in March 2024, unless told otherwise. */
final class SampleSetupLog {
    static final String PATH = "files/C/ExchangeSetupLogs/ExchangeSetup.log";

    String before = "15.2.1258.12";
    String media = "15.2.1544.4";
    String stamp = "03/16/2024 21:04:11.0377";

    byte[] file(String computer) {
        String stars = "**********************************************";
        List<String> lines = List.of(
                stars,
                "Starting Microsoft Exchange Server 2019 Setup",
                stars,
                "Local time zone: (UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna.",
                "Operating system version: Microsoft Windows NT 6.2.9200.0.",
                "Setup version: " + media + ".",
                "Logged on user: CONTOSO\\adm-kim.",
                "Command Line Parameter Name='mode', Value='Upgrade'.",
                "Server Name=" + computer,
                "The installation mode is set to: 'BuildToBuildUpgrade'.",
                "The locally installed version is " + before + ".",
                "The Exchange Server setup operation completed successfully.",
                "CurrentResult setupbase.maincore:396: 0",
                "End of Setup",
                stars);
        return lines.stream()
                .map(line -> "[" + stamp + "] [0] " + line + "\r\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }
}
