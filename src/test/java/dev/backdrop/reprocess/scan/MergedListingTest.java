package dev.backdrop.reprocess.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Place;
import dev.backdrop.bucket.Prefixes;
import dev.backdrop.bucket.StoredObject;
import dev.backdrop.fixture.PicturePolicies;

class MergedListingTest {

    private static final Keys KEYS = new Keys(Prefixes.STANDARD);
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    /** The order of S3's listings. */
    private static final Comparator<String> BY_BYTES = Comparator.comparing(
            key -> key.getBytes(java.nio.charset.StandardCharsets.UTF_8),
            (one, other) -> java.util.Arrays.compareUnsigned(one, other));

    private final List<String> keys = new ArrayList<>();

    private Iterator<Listed> listing(String folder) {
        var objects = keys.stream()
                .filter(key -> key.startsWith(folder))
                .sorted(BY_BYTES)
                .map(key -> new StoredObject(key, "etag", 1, NOW))
                .iterator();
        return new ListedById(objects, MergedListingTest::idOf);
    }

    private static Optional<String> idOf(String key) {
        Place place = KEYS.place(key);
        if (place instanceof Place.Elsewhere) {
            return KEYS.idOfRecord(key).or(() -> KEYS.idOfResult(key));
        }
        return Optional.of(KEYS.idOf(key));
    }

    private List<ListedHeadshot> headshots() {
        List<ListedHeadshot> found = new ArrayList<>();
        new MergedListing(
                        PicturePolicies.pairs(KEYS),
                        listing("headshots/"),
                        listing("masks/"),
                        listing("records/"),
                        listing("processed/"))
                .forEachRemaining(found::add);
        return found;
    }

    @Test
    void mergesFourListings() {
        keys.addAll(List.of(
                "headshots/sales/ana.jpg",
                "masks/sales/ana.png",
                "records/sales/ana.json",
                "processed/sales/ana.jpg",
                "headshots/ben.webp",
                "masks/zoe.png",
                "records/gone.json",
                "records/.backdrop/runs/one.json"));

        assertThat(headshots())
                .extracting(ListedHeadshot::id, ListedHeadshot::isComplete, sighting -> sighting.record()
                        .isPresent())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("ben", false, false),
                        org.assertj.core.groups.Tuple.tuple("gone", false, true),
                        org.assertj.core.groups.Tuple.tuple("sales/ana", true, true),
                        org.assertj.core.groups.Tuple.tuple("zoe", false, false));
    }

    @Test
    void findsHeadshotsWhoseKeysSurroundThoseOfOthers() {
        // In key order: a.JPG, a.b.png, a.jpg, and a-b before them all.
        keys.addAll(List.of(
                "headshots/a.JPG",
                "headshots/a.jpg",
                "headshots/a.b.png",
                "headshots/a-b.png",
                "masks/a.webp",
                "masks/a.b.jpg",
                "masks/a-b.png"));

        assertThat(headshots())
                .allMatch(ListedHeadshot::isComplete)
                .extracting(ListedHeadshot::id)
                .containsExactly("a-b", "a.b", "a");
        assertThat(headshots().get(2).halves().passedOver()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void returnsEachHeadshotOnceForAnyNames(long seed) {
        Random random = new Random(seed);
        Map<String, TreeSet<String>> expected = new TreeMap<>();
        for (int i = 0; i < 400; i++) {
            String id = randomId(random);
            add(expected, id, "headshots/" + id + randomOf(random, ".jpg", ".PNG", ".webp", ".Jpg"));
            String suffix = id.endsWith(".mask") ? ".mask" : randomOf(random, "", ".mask");
            add(expected, id, "masks/" + id + suffix + randomOf(random, ".png", ".JPG", ".webp"));
        }
        keys.addAll(expected.values().stream().flatMap(TreeSet::stream).toList());

        List<ListedHeadshot> found = headshots();

        assertThat(found).extracting(ListedHeadshot::id).containsExactlyInAnyOrderElementsOf(expected.keySet());
        assertThat(found).extracting(ListedHeadshot::id).isSortedAccordingTo(new IdOrder());
        assertThat(found).allMatch(ListedHeadshot::isComplete);
        assertThat(found).allSatisfy(sighting -> assertThat(
                        sighting.halves().passedOver().size() + 2)
                .isEqualTo(expected.get(sighting.id()).size()));
    }

    private static void add(Map<String, TreeSet<String>> expected, String id, String key) {
        expected.computeIfAbsent(id, name -> new TreeSet<>()).add(key);
    }

    /**
     * Short and from few characters, so that ids are prefixes of one another; with characters that sort before, as and
     * after a dot.
     */
    private static String randomId(Random random) {
        StringBuilder id = new StringBuilder();
        int length = 1 + random.nextInt(5);
        for (int i = 0; i < length; i++) {
            id.append(randomOf(random, "a", "b", ".", ".j", "-", "/x", "Z", "é", "\uFFE0", "😀"));
        }
        return "f" + id + randomOf(random, "n", "n", "n.mask");
    }

    private static String randomOf(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
