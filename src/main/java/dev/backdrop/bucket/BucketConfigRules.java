package dev.backdrop.bucket;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.backdrop.config.ConfigProblem;

/** Checks the bucket's name and folders. */
public final class BucketConfigRules {

    private BucketConfigRules() {}

    public static List<ConfigProblem> problems(BucketConfig config) {
        List<ConfigProblem> problems = new ArrayList<>();
        String bucket = config.bucket().orElse("");
        if (bucket.isBlank() || bucket.contains("/") || bucket.contains(":")) {
            problems.add(
                    new ConfigProblem(
                            "backdrop.bucket",
                            bucket,
                            "Give the bucket's name alone, without s3:// and without folders, for example with BACKDROP_BUCKET."));
        }
        Prefixes prefixes = config.prefixes().asPrefixes();
        Map<String, String> byKey = Map.of(
                "backdrop.prefixes.headshots", prefixes.headshots(),
                "backdrop.prefixes.masks", prefixes.masks(),
                "backdrop.prefixes.processed", prefixes.processed(),
                "backdrop.prefixes.records", prefixes.records());
        byKey.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(entry -> {
            String prefix = entry.getValue();
            if (!prefix.endsWith("/") || prefix.startsWith("/") || prefix.contains("//")) {
                problems.add(new ConfigProblem(
                        entry.getKey(),
                        prefix,
                        "A prefix is a folder such as \"headshots/\": it ends with one slash and begins with none."));
            }
            byKey.forEach((otherKey, other) -> {
                if (!otherKey.equals(entry.getKey()) && other.startsWith(prefix)) {
                    problems.add(
                            new ConfigProblem(
                                    otherKey,
                                    other,
                                    "It lies within " + entry.getKey() + " (" + prefix
                                            + "). Backdrop would take results for photos. Choose folders that do not overlap."));
                }
            });
        });
        return problems;
    }
}
