package dev.backdrop.infra;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips the tests without node, which the CDK needs, and reports the reason. */
public final class RequiresNode implements ExecutionCondition {

    private static final String MISSING =
            "SKIPPED: node 20 or newer is not on the PATH; the CDK, its parity with SAM and the validators need it";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (nodeIsOnThePath()) {
            return ConditionEvaluationResult.enabled("node is installed");
        }
        System.out.println(MISSING);
        return ConditionEvaluationResult.disabled(MISSING);
    }

    private static boolean nodeIsOnThePath() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator))
                .map(Path::of)
                .flatMap(folder -> Stream.of(folder.resolve("node"), folder.resolve("node.exe")))
                .anyMatch(Files::isExecutable);
    }
}
