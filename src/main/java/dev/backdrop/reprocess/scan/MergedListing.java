package dev.backdrop.reprocess.scan;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.backdrop.bucket.StoredObject;
import dev.backdrop.headshot.pairing.PairChoice;
import dev.backdrop.headshot.pairing.Pairing;

/** Merges four listings: returns each headshot that has a photo, a mask or a record once, in {@link IdOrder}. */
final class MergedListing implements Iterator<ListedHeadshot> {

    private static final IdOrder ORDER = new IdOrder();

    private final PairChoice choice;
    private final Lane photos;
    private final Lane masks;
    private final Lane records;
    private final Lane results;

    MergedListing(
            PairChoice choice,
            Iterator<Listed> photos,
            Iterator<Listed> masks,
            Iterator<Listed> records,
            Iterator<Listed> results) {
        this.choice = choice;
        this.photos = new Lane(photos);
        this.masks = new Lane(masks);
        this.records = new Lane(records);
        this.results = new Lane(results);
    }

    @Override
    public boolean hasNext() {
        return photos.hasNext() || masks.hasNext() || records.hasNext();
    }

    @Override
    public ListedHeadshot next() {
        String id = Stream.of(photos, masks, records)
                .flatMap(lane -> lane.head().stream())
                .map(Listed::id)
                .min(ORDER)
                .orElseThrow(NoSuchElementException::new);
        Pairing.Halves halves = choice.choose(id, photos.take(id), masks.take(id));
        return new ListedHeadshot(
                id,
                halves,
                records.take(id).stream().findFirst(),
                results.take(id).stream().findFirst());
    }

    /** One listing with its current element. */
    private static final class Lane {

        private final Iterator<Listed> listing;
        private @Nullable Listed head;

        Lane(Iterator<Listed> listing) {
            this.listing = listing;
        }

        boolean hasNext() {
            return head != null || listing.hasNext();
        }

        Optional<Listed> head() {
            if (head == null && listing.hasNext()) {
                head = listing.next();
            }
            return Optional.ofNullable(head);
        }

        /** Returns the objects of {@code id}, and skips those of earlier ids. */
        List<StoredObject> take(String id) {
            while (head().filter(listed -> ORDER.compare(listed.id(), id) < 0).isPresent()) {
                head = null;
            }
            Optional<Listed> found = head().filter(listed -> listed.id().equals(id));
            found.ifPresent(taken -> head = null);
            return found.map(Listed::objects).orElse(List.of());
        }
    }
}
