package dev.backdrop.reprocess.scan;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;

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
                .flatMap(lane -> lane.id().stream())
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
        private Optional<Listed> head = Optional.empty();

        Lane(Iterator<Listed> listing) {
            this.listing = listing;
        }

        boolean hasNext() {
            if (head.isEmpty() && listing.hasNext()) {
                head = Optional.of(listing.next());
            }
            return head.isPresent();
        }

        Optional<String> id() {
            return hasNext() ? head.map(Listed::id) : Optional.empty();
        }

        /** Returns the objects of {@code id}, and skips those of earlier ids. */
        List<StoredObject> take(String id) {
            while (hasNext() && ORDER.compare(head.orElseThrow().id(), id) < 0) {
                head = Optional.empty();
            }
            if (!hasNext() || !head.orElseThrow().id().equals(id)) {
                return List.of();
            }
            List<StoredObject> objects = head.orElseThrow().objects();
            head = Optional.empty();
            return objects;
        }
    }
}
