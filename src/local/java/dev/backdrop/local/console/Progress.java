package dev.backdrop.local.console;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Place;

/** Counts headshots, and writes one line for each piece of news. */
public final class Progress {
    private static final Set<String> ENDS = Set.of("processed", "unchanged", "rejected", "in-doubt");

    private static final String WAITING = "waiting";

    /** Why the event of one half is deferred or dropped while the other half's is being processed. */
    private static final String AT_WORK = "claimed";

    private final Keys keys;
    private final Set<String> known = new HashSet<>();
    private final Set<String> ended = new HashSet<>();
    /** Nothing is left to do until another photo or mask arrives. */
    private final Set<String> idle = new HashSet<>();

    private final Map<String, String> lastReported = new HashMap<>();

    public Progress(Keys keys) {
        this.keys = keys;
    }

    /** A photo makes a headshot; a mask alone does not. Either gives it something to do. */
    public synchronized void created(String key) {
        Place place = keys.place(key);
        if (place instanceof Place.Photo photo) {
            known.add(photo.id());
            idle.remove(photo.id());
        } else if (place instanceof Place.Mask mask) {
            idle.remove(mask.id());
        }
    }

    /** The headshot stays as it was before this run. */
    public synchronized void left(String id) {
        known.add(id);
        ended.add(id);
        idle.add(id);
    }

    public synchronized Count count() {
        int left = (int) known.stream().filter(id -> !idle.contains(id)).count();
        int done = (int) ended.stream().filter(idle::contains).count();
        return new Count(done, known.size(), left);
    }

    /** Empty if it would repeat the last line: each half of a headshot invokes the function. */
    public synchronized Optional<String> ended(SummaryLine summary) {
        String id = summary.headshot();
        if (summary.reason().equals(AT_WORK)) {
            // The attempt of the other half's event: nothing has ended.
            return Optional.empty();
        }
        if (ENDS.contains(summary.outcome())) {
            known.add(id);
            ended.add(id);
            idle.add(id);
        } else if (summary.outcome().equals(WAITING)) {
            idle.add(id);
        } else {
            idle.remove(id);
        }
        String before = lastReported.put(id, summary.outcome());
        return isNews(summary, before) ? Optional.of(word(summary)) : Optional.empty();
    }

    private static boolean isNews(SummaryLine summary, String before) {
        return switch (summary.outcome()) {
            case "processed" -> true;
            case "unchanged" -> before == null;
            default -> !summary.outcome().equals(before);
        };
    }

    private String word(SummaryLine summary) {
        String count = ENDS.contains(summary.outcome()) ? ended.size() + "/" + known.size() : "";
        return String.format(
                        Locale.ROOT,
                        "%9s  %-9s  %-28s %6.1f s  %s",
                        count,
                        summary.outcome(),
                        summary.headshot(),
                        summary.took().toMillis() / 1000.0,
                        summary.message())
                .stripTrailing();
    }
}
