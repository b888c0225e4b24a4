package dev.cupreflight.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.cupreflight.install.SetupEnd;
import java.util.Locale;

/** How a run of Setup ended, as JSON. */
final class SetupEndJson {
    private SetupEndJson() {}

    static String write(SetupEnd end) {
        JsonObject json = new JsonObject();
        json.addProperty("schema", "cu-preflight/setup-end/1");
        json.addProperty("program", end.program().file().toString());
        json.addProperty("build", end.program().build().text());
        json.addProperty("sha256", "sha256:" + end.program().sha256());
        JsonArray arguments = new JsonArray();
        end.arguments().forEach(arguments::add);
        json.add("arguments", arguments);
        json.addProperty("startedAt", end.startedAt().toString());
        json.addProperty("seconds", end.duration().toSeconds());
        json.addProperty("exitCode", end.exitCode());
        json.addProperty("ended", end.kind().name().toLowerCase(Locale.ROOT));
        end.logged().ifPresent(run -> json.addProperty("log", run.outcome()));
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(json) + "\n";
    }
}
