package dev.backdrop.headshot.pairing;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.backdrop.bucket.Bucket;
import dev.backdrop.bucket.Keys;
import dev.backdrop.bucket.Place;
import dev.backdrop.bucket.SimilarName;
import dev.backdrop.bucket.StoredObject;
import dev.backdrop.headshot.Outcome;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Output;

/**
 * Says what a headshot waits for, and suggests a file with a similar name. That costs at most a handful of listings, however large
 * the folder is. The report looks at every name.
 */
public final class MissingHalf {

    private final Bucket bucket;
    private final Keys keys;

    public MissingHalf(Bucket bucket, Keys keys) {
        this.bucket = bucket;
        this.keys = keys;
    }

    Outcome outcome(String id, Pairing.Halves halves) {
        String photo = "photo " + keys.photosOf(id) + "{jpg,jpeg,png,webp}";
        String mask = "mask " + keys.masksOf(id) + "{png,jpg,jpeg,webp}";
        if (halves.photo().isPresent()) {
            return new Outcome.Waiting(
                    "Waiting for the " + mask + "." + meant(keys.prefixes().masks(), id));
        }
        String meant = meant(keys.prefixes().headshots(), id);
        return halves.mask().isPresent()
                ? new Outcome.Waiting("Waiting for the " + photo + "." + meant)
                : new Outcome.Waiting("There is neither the " + photo + " nor the " + mask + "." + meant);
    }

    public Outcome keptAside(HeadshotRecord record) {
        String kept = record.requireFill().kept().stream().map(Output::key).collect(Collectors.joining(", "));
        return new Outcome.Waiting(
                "Waiting for the photo " + record.requirePhoto().key()
                        + ", which was deleted while Firefly painted. The result is paid for, and kept as " + kept
                        + "; it is stored as soon as this photo is there again.");
    }

    private String meant(String folder, String id) {
        return beginnings(id).stream()
                .flatMap(beginning -> bucket.some(folder + beginning).stream())
                .map(StoredObject::key)
                .flatMap(key -> question(key, id).stream())
                .findFirst()
                .orElse("");
    }

    private Optional<String> question(String key, String id) {
        if (keys.place(key) instanceof Place.Elsewhere) {
            return Optional.empty();
        }
        String found = keys.idOf(key);
        return SimilarName.of(found).equals(SimilarName.of(id))
                ? Optional.of(" Did you mean " + key + "? In the names, " + SimilarName.difference(found, id) + ".")
                : Optional.empty();
    }

    /** The id with its accents encoded otherwise, and the names in its folder that begin with the same letter. */
    private static Set<String> beginnings(String id) {
        String composed = Normalizer.normalize(id, Normalizer.Form.NFC);
        String decomposed = Normalizer.normalize(id, Normalizer.Form.NFD);
        Set<String> beginnings = new LinkedHashSet<>();
        beginnings.add(composed + '.');
        beginnings.add(decomposed + '.');
        beginnings.remove(id + '.');
        for (String form : new String[] {composed, decomposed}) {
            int name = form.lastIndexOf('/') + 1;
            if (name < form.length()) {
                String letter = form.substring(name, form.offsetByCodePoints(name, 1));
                String folder = form.substring(0, name);
                beginnings.add(folder + letter.toLowerCase(Locale.ROOT));
                beginnings.add(folder + letter.toUpperCase(Locale.ROOT));
            }
        }
        return beginnings;
    }
}
