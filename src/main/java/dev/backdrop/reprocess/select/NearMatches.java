package dev.backdrop.reprocess.select;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.backdrop.bucket.SimilarName;
import dev.backdrop.reprocess.scan.ListedHeadshot;

/** Finds photos and masks that wait for each other under names that only look alike. */
public final class NearMatches {

    private final Map<String, List<ListedHeadshot>> bySimilarName = new LinkedHashMap<>();

    /** @param half a headshot whose photo or mask is missing */
    public void add(ListedHeadshot half) {
        bySimilarName
                .computeIfAbsent(SimilarName.of(half.id()), name -> new ArrayList<>(1))
                .add(half);
    }

    public List<Map<String, String>> found() {
        List<Map<String, String>> found = new ArrayList<>();
        for (List<ListedHeadshot> halves : bySimilarName.values()) {
            for (ListedHeadshot photo : halves) {
                halves.stream()
                        .filter(mask -> mask.halves().mask().isPresent()
                                && photo.halves().photo().isPresent())
                        .forEach(mask -> found.add(entry(photo, mask)));
            }
        }
        return found;
    }

    private static Map<String, String> entry(ListedHeadshot photo, ListedHeadshot mask) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("photo", photo.halves().photo().orElseThrow().key());
        entry.put("mask", mask.halves().mask().orElseThrow().key());
        entry.put("because", SimilarName.difference(photo.id(), mask.id()));
        return entry;
    }
}
