package dev.backdrop.infra;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.backdrop.infra.template.Template;
import dev.backdrop.infra.template.TemplateYaml;
import dev.backdrop.infra.template.Tree;

/** Validates templates against CloudFormation's own schemas, with AWS's validator in node: {@code validate.mjs}. */
final class Validator {

    private final Path folder;
    private final Map<String, Path> files = new LinkedHashMap<>();

    /** @param folder the folder for the templates that the validator reads */
    Validator(Path folder) {
        this.folder = folder;
    }

    static boolean isInstalled() {
        return Files.isDirectory(Path.of("node_modules/@aws/cloudformation-validate"));
    }

    Validator add(String name, Template template) {
        return add(name, TemplateYaml.print(template), ".yaml");
    }

    Validator add(String name, String text, String extension) {
        Path file = folder.resolve("%03d%s".formatted(files.size(), extension));
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new IllegalStateException("cannot write " + file, e);
        }
        files.put(name, file);
        return this;
    }

    /** Returns the findings for each added template; an empty list if there are none. */
    Map<String, List<String>> findings() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", "validate.mjs"));
        files.values().forEach(file -> command.add(file.toString()));
        Path errors = folder.resolve("errors.txt");
        Process node =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        String output = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (node.waitFor() > 1 || output.isBlank()) {
            throw new IllegalStateException("validate.mjs failed: " + Files.readString(errors));
        }
        Map<String, Object> report = TemplateYaml.parse(output).tree();
        Map<String, List<String>> findings = new LinkedHashMap<>();
        files.forEach((name, file) -> findings.put(
                name,
                Tree.list(report.get(file.toString())).stream()
                        .map(String::valueOf)
                        .toList()));
        return findings;
    }
}
