package dev.backdrop.reprocess.scan;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Place;
import dev.backdrop.event.Scope;
import dev.backdrop.headshot.pairing.PairChoice;

/** Lists the headshots of a scope and reads no object. */
public final class Inventory {

    private static final IdOrder ORDER = new IdOrder();

    private final Bucket bucket;
    private final Keys keys;
    private final PairChoice choice;

    public Inventory(Bucket bucket, Keys keys, PairChoice choice) {
        this.bucket = bucket;
        this.choice = choice;
        this.keys = keys;
    }

    /** @param after the last id that was looked at, in {@link IdOrder}; empty to begin at the first */
    public Iterator<ListedHeadshot> of(Scope scope, Optional<String> after) {
        Iterable<ListedHeadshot> each = () -> withRecordsAlone(scope, after);
        return StreamSupport.stream(each.spliterator(), false)
                .filter(listed -> listed.hasHalf() || !scope.headshots().isEmpty())
                .iterator();
    }

    /** Lists also headshots that have only a record. */
    public Iterator<ListedHeadshot> withRecordsAlone(Scope scope, Optional<String> after) {
        return scope.headshots().isEmpty() ? below(idPrefix(scope), after) : named(scope.headshots(), after);
    }

    private String idPrefix(Scope scope) {
        // A person may write a key's prefix.
        for (String folder :
                List.of(keys.prefixes().headshots(), keys.prefixes().masks())) {
            if (scope.prefix().startsWith(folder)) {
                return scope.prefix().substring(folder.length());
            }
        }
        return scope.prefix();
    }

    private Iterator<ListedHeadshot> named(List<String> headshots, Optional<String> after) {
        return headshots.stream()
                .map(keys::idOf)
                .distinct()
                .sorted(ORDER)
                .filter(id -> after.stream().allMatch(last -> ORDER.compare(id, last) > 0))
                .map(this::one)
                .iterator();
    }

    private ListedHeadshot one(String id) {
        Iterator<ListedHeadshot> found = walk(id + '.', Optional.empty());
        while (found.hasNext()) {
            ListedHeadshot listed = found.next();
            if (listed.id().equals(id)) {
                return listed;
            }
        }
        return new ListedHeadshot(id, choice.choose(id, List.of(), List.of()), Optional.empty(), Optional.empty());
    }

    private Iterator<ListedHeadshot> below(String prefix, Optional<String> after) {
        Iterable<ListedHeadshot> each = () -> walk(prefix, after);
        return StreamSupport.stream(each.spliterator(), false)
                // The prefix must be part of the id: "ana.j" begins the key "ana.jpg", but not its id "ana".
                .filter(listed -> listed.id().startsWith(prefix))
                .filter(listed -> after.stream().allMatch(last -> ORDER.compare(listed.id(), last) > 0))
                .iterator();
    }

    private Iterator<ListedHeadshot> walk(String keyPrefix, Optional<String> after) {
        return new MergedListing(
                choice,
                listing(keys.prefixes().headshots(), keyPrefix, after, this::photo),
                listing(keys.prefixes().masks(), keyPrefix, after, this::mask),
                listing(keys.prefixes().records(), keyPrefix, after, keys::idOfRecord),
                listing(keys.prefixes().processed(), keyPrefix, after, keys::idOfResult));
    }

    private Iterator<Listed> listing(
            String folder, String prefix, Optional<String> after, Function<String, Optional<String>> idOf) {
        // Begins at the first dot: an id that ends there may have keys before the last id's; see IdOrder.
        String from = after.map(id -> folder + (id + '.').substring(0, (id + '.').indexOf('.') + 1))
                .orElse("");
        return new ListedById(bucket.walk(folder + prefix, from), idOf);
    }

    private Optional<String> photo(String key) {
        return keys.place(key) instanceof Place.Photo photo ? Optional.of(photo.id()) : Optional.empty();
    }

    private Optional<String> mask(String key) {
        return keys.place(key) instanceof Place.Mask mask ? Optional.of(mask.id()) : Optional.empty();
    }
}
