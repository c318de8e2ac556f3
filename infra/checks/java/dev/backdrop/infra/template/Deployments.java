package dev.backdrop.infra.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The SAM template as it would be deployed: without options, with every option, and without the sweep. */
public final class Deployments {

    /** Alarms by mail, and a sweep twice an hour. */
    public static final Map<String, String> EVERYTHING =
            Map.of("AlarmEmail", "ops@example.org", "SweepSchedule", "rate(30 minutes)");

    private Deployments() {}

    /** @param text the SAM template */
    public static Template minimal(String text) {
        return given(Map.of(), text);
    }

    /** @param text the SAM template */
    public static Template full(String text) {
        return given(EVERYTHING, text);
    }

    /** @param text the SAM template */
    public static Template sweepless(String text) {
        return given(Map.of("SweepSchedule", ""), text);
    }

    private static Template given(Map<String, String> parameters, String text) {
        Template expanded = SamExpansion.of(TemplateYaml.parse(text));
        return NormalForm.of(Conditions.given(parameters, expanded));
    }

    /** @param project the project's root folder */
    public static String sam(Path project) {
        Path file = project.resolve("infra/sam/template.yaml");
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }
}
