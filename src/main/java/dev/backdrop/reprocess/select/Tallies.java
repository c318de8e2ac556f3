package dev.backdrop.reprocess.select;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import dev.backdrop.event.Condition;
import dev.backdrop.queue.Backlog;
import dev.backdrop.text.KebabCase;

/** Writes counts for answers. */
public final class Tallies {

    private Tallies() {}

    public static Map<String, Integer> byCondition(Map<Condition, Integer> counts) {
        Map<String, Integer> words = new TreeMap<>();
        counts.forEach((condition, count) -> words.put(KebabCase.of(condition), count));
        return words;
    }

    public static Map<String, Object> backlog(Backlog backlog) {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("visible", backlog.visible());
        counts.put("inFlight", backlog.inFlight());
        counts.put("delayed", backlog.delayed());
        return counts;
    }
}
