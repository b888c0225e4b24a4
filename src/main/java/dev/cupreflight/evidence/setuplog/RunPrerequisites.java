package dev.cupreflight.evidence.setuplog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The prerequisite check of a run: the rules that were not met, and what was found on the way. */
final class RunPrerequisites {
    private static final int MOST = 600;
    private static final int LONGEST = 4000;
    private static final String READINESS = "setupreadiness";

    private final Map<String, SetupSetting> settings = new LinkedHashMap<>();
    private final Map<String, Long> evaluated = new LinkedHashMap<>();
    private final Set<String> recommendations = new HashSet<>();
    private final Map<String, SetupPrerequisite> failed = new LinkedHashMap<>();
    private final List<SetupPrerequisite> unnamed = new ArrayList<>();

    void line(LineKind kind, LogBytes lines, int from) {
        if (settings.size() + evaluated.size() + failed.size() + unnamed.size() > MOST) {
            return;
        }
        String text = lines.text(from, LONGEST);
        switch (kind) {
            case RULE_STARTED -> started(text);
            case RULE_EVALUATED -> evaluated(text, lines.number());
            case SETTING -> setting(text, lines.number());
            case RULE_FAILED -> failed(text, lines.number());
            case REQUIRED -> message(text, lines.number(), true);
            case RECOMMENDED -> message(text, lines.number(), false);
            default -> help(text);
        }
    }

    private void started(String text) {
        if (!text.contains("[RuleType:Error]")) {
            recommendations.add(Quoted.between(text, "[Rule:", "]"));
        }
    }

    private void evaluated(String text, long line) {
        if (text.contains("[Value:\"True\"]")) {
            evaluated.putIfAbsent(Quoted.between(text, "[Rule:", "]"), line);
        }
    }

    private void setting(String text, long line) {
        String name = Quoted.between(text, "[Setting:", "]");
        settings.put(name, new SetupSetting(line, name, Quoted.between(text, "[Value:\"", "\"]")));
    }

    private void failed(String text, long line) {
        String rule = Quoted.between(text, "[Rule:", "]");
        int start = text.indexOf("[Message:");
        String message = start < 0 ? "" : text.substring(start + "[Message:".length());
        failed.putIfAbsent(
                rule,
                new SetupPrerequisite(
                        line, rule, !recommendations.contains(rule), true, message.replaceFirst("]\\s*$", "")));
    }

    /** The message again, after its tag. Its rule stands on the line before, or is in the address of its help page. */
    private void message(String text, long line, boolean required) {
        String message = text.substring(text.indexOf(']') + 1).strip();
        boolean known = failed.values().stream().anyMatch(each -> sameMessage(each.message(), message));
        if (!known) {
            unnamed.add(new SetupPrerequisite(line, "", required, true, message));
        }
    }

    private static boolean sameMessage(String first, String second) {
        int length = Math.min(first.length(), second.length());
        return length > 0 && first.regionMatches(0, second, 0, length);
    }

    private void help(String text) {
        String address = text.toLowerCase(Locale.ROOT);
        int start = address.indexOf(READINESS);
        int last = unnamed.size() - 1;
        if (start < 0 || last < 0 || !unnamed.get(last).rule().isEmpty()) {
            return;
        }
        String rule = text.substring(start + READINESS.length() + 1).replaceFirst("(?i)(\\.aspx)?\\s*$", "");
        SetupPrerequisite open = unnamed.get(last);
        if (rule.length() < 100) {
            unnamed.set(last, new SetupPrerequisite(open.line(), rule, open.required(), true, open.message()));
        }
    }

    /** What was reported, and after that what was only evaluated. */
    List<SetupPrerequisite> unmet() {
        List<SetupPrerequisite> all = new ArrayList<>(failed.values());
        unnamed.stream()
                .filter(each -> each.rule().isEmpty() || !failed.containsKey(each.rule()))
                .forEach(all::add);
        evaluated.forEach((rule, line) -> {
            if (all.stream().noneMatch(each -> each.rule().equalsIgnoreCase(rule))) {
                all.add(new SetupPrerequisite(line, rule, !recommendations.contains(rule), false, ""));
            }
        });
        return List.copyOf(all);
    }

    List<SetupSetting> settings() {
        return List.copyOf(settings.values());
    }
}
