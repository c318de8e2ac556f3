package dev.backdrop.reprocess;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the function can be asked for by hand, with an example each. */
final class Help {

    private static final List<Map<String, Object>> REQUESTS = List.of(
            request(
                    "Process these ids, or keys of photos or masks; an outcome for each.",
                    "headshots",
                    List.of("sales/ana-diaz")),
            request(
                    "Pay again for them, even if they are done.",
                    "headshots",
                    List.of("sales/ana-diaz"),
                    "force",
                    true),
            request(
                    "Decide on a fill in doubt: \"fetch\" asks for its result once more, \"retry\" pays again, \"forget\""
                            + " gives it up.",
                    "headshots",
                    List.of("sales/ana-diaz"),
                    "resolve",
                    "fetch"),
            request(
                    "Ask once more for every result that is paid for; nothing is paid again.",
                    "reprocess",
                    Map.of("resolve", "fetch")),
            request("Say what a run would do, take and cost.", "reprocess", Map.of("prefix", "sales/", "dryRun", true)),
            request(
                    "Enqueue what has changed its look; also \"headshots\", \"force\", \"limit\" and \"look\".",
                    "reprocess",
                    Map.of("prefix", "sales/", "only", List.of("changed-look"), "maxOperations", 500)),
            request("How the whole bucket stands, and the newest runs.", "status", Map.of()),
            request("How far a run is.", "status", Map.of("run", "c4a1-7f2e")),
            request("What needs a person.", "report", Map.of("prefix", "sales/")),
            request("Fill the queue up with what no event reached.", "sweep", Map.of("limit", 80)));

    private Help() {}

    static Map<String, Object> answer() {
        return Map.of("requests", REQUESTS);
    }

    private static Map<String, Object> request(String does, Object... fields) {
        Map<String, Object> example = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            example.put((String) fields[i], fields[i + 1]);
        }
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("does", does);
        request.put("example", example);
        return request;
    }
}
