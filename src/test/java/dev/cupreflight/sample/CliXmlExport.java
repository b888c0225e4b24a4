package dev.cupreflight.sample;

import static java.nio.charset.StandardCharsets.UTF_16LE;

/** Writes what {@code Export-Clixml} of Windows PowerShell writes: UTF-16LE with a byte order mark. */
public final class CliXmlExport {
    private final StringBuilder text = new StringBuilder(
            "<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\">\r\n");
    private int reference;

    /** Adds an object of a class of Windows Management Instrumentation; its properties are pairs of element and text. */
    public CliXmlExport instance(String type, String... properties) {
        text.append("  <Obj RefId=\"").append(reference).append("\">\r\n");
        text.append("    <TN RefId=\"").append(reference++).append("\">\r\n      <T>");
        text.append("Microsoft.Management.Infrastructure.CimInstance#root/cimv2/")
                .append(type);
        text.append("</T>\r\n      <T>System.Object</T>\r\n    </TN>\r\n    <Props>\r\n");
        for (String property : properties) {
            text.append("      ").append(property).append("\r\n");
        }
        text.append("    </Props>\r\n  </Obj>\r\n");
        return this;
    }

    /** Adds a value of an enumeration. */
    public CliXmlExport enumeration(String type, String name, int number) {
        text.append("  <Obj RefId=\"").append(reference).append("\">\r\n");
        text.append("    <TN RefId=\"")
                .append(reference++)
                .append("\">\r\n      <T>")
                .append(type);
        text.append("</T>\r\n      <T>System.Enum</T>\r\n    </TN>\r\n    <ToString>")
                .append(name);
        text.append("</ToString>\r\n    <I32>").append(number).append("</I32>\r\n  </Obj>\r\n");
        return this;
    }

    /** The finished file. */
    public byte[] bytes() {
        return ("\ufeff" + text + "</Objs>").getBytes(UTF_16LE);
    }
}
