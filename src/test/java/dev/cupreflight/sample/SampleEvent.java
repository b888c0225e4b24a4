package dev.cupreflight.sample;

import java.util.List;

/**
 * An event as {@code wevtutil qe /f:xml} prints it.
 *
 * @param log {@code System} or {@code Application}
 * @param provider who wrote it
 * @param id its number
 * @param level 2 error, 3 warning, 4 information
 * @param time when it was written, in UTC
 * @param data its values
 */
public record SampleEvent(String log, String provider, int id, int level, String time, List<String> data) {

    /** HttpEvent 15021: the certificate of an endpoint cannot be used. */
    public static SampleEvent sslFailure(String endpoint, String time) {
        return http(15021, 2, endpoint, time);
    }

    /** HttpEvent 15300: the certificate binding of an endpoint was deleted. */
    public static SampleEvent sslDeletion(String endpoint, String time) {
        return http(15300, 3, endpoint, time);
    }

    /** HttpEvent 15301: the certificate binding of an endpoint was made. */
    public static SampleEvent sslCreation(String endpoint, String time) {
        return http(15301, 3, endpoint, time);
    }

    /** Windows started. */
    public static SampleEvent start(String time) {
        return new SampleEvent("System", "Microsoft-Windows-Kernel-General", 12, 4, time, List.of("10", "0", "17763"));
    }

    /** An unhandled error in a web application, for example {@code /LM/W3SVC/1/ROOT/owa}. */
    public static SampleEvent webError(String application, String time) {
        return new SampleEvent(
                "Application",
                "ASP.NET 4.0.30319.0",
                1309,
                3,
                time,
                List.of(
                        "3005",
                        "Eine nicht behandelte Ausnahme ist aufgetreten.",
                        "21.11.2026 09:00:00",
                        "21.11.2026 08:00:00",
                        "7f5e2f0b1c",
                        application + "-1-134250000000000000",
                        "Full"));
    }

    /** A transport service's event about a certificate. */
    public static SampleEvent mailCertificate(int id, String time, String... data) {
        return new SampleEvent("Application", "MSExchangeFrontEndTransport", id, 2, time, List.of(data));
    }

    /** An error of the database engine. */
    public static SampleEvent databaseError(String database, String time) {
        return new SampleEvent(
                "Application",
                "ESE",
                474,
                2,
                time,
                List.of("Information Store - " + database, "9120,D,50", database + ": ", "D:\\" + database + ".edb"));
    }

    private static SampleEvent http(int id, int level, String endpoint, String time) {
        return new SampleEvent(
                "System",
                "Microsoft-Windows-HttpEvent",
                id,
                level,
                time,
                List.of("\\Device\\Http\\ReqQueue", endpoint));
    }

    /** The event in XML, in one line as Windows writes it. */
    public String xml() {
        StringBuilder values = new StringBuilder();
        data.forEach(value -> values.append("<Data>").append(escaped(value)).append("</Data>"));
        return "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='"
                + escaped(provider) + "'/><EventID Qualifiers='49156'>" + id + "</EventID><Version>0</Version><Level>"
                + level + "</Level><Task>0</Task><Opcode>0</Opcode><Keywords>0x80000000000000</Keywords>"
                + "<TimeCreated SystemTime='" + time + "'/><EventRecordID>4711</EventRecordID><Correlation/>"
                + "<Execution ProcessID='4' ThreadID='8'/><Channel>" + log
                + "</Channel><Computer>EX01.contoso.com</Computer><Security/></System><EventData>" + values
                + "</EventData></Event>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;");
    }
}
