package dev.backdrop.reprocess.select;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.backdrop.bucket.SimilarName;
import dev.backdrop.bucket.StoredObject;
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
            for (ListedHeadshot one : halves) {
                one.halves()
                        .photo()
                        .ifPresent(photo -> halves.forEach(other -> other.halves()
                                .mask()
                                .ifPresent(mask ->
                                        found.add(entry(photo, mask, SimilarName.difference(one.id(), other.id()))))));
            }
        }
        return found;
    }

    private static Map<String, String> entry(StoredObject photo, StoredObject mask, String because) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("photo", photo.key());
        entry.put("mask", mask.key());
        entry.put("because", because);
        return entry;
    }
}
