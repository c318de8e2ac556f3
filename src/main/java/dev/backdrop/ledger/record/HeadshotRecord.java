package dev.backdrop.ledger.record;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The state of one headshot: what the bucket knows of it, and the only database. Documented in docs/record.md.
 *
 * @param version of this schema; 1
 * @param photo null if the mask was refused before there was a photo; {@code mask} likewise
 * @param forced the latest orders to pay again that were carried out, oldest first
 * @param claim the attempt that works on it; null if none does
 * @param uploadedAgainFor the recipe whose uploads Adobe refused, so that they were done once more; null if none
 * @param paidMasks that Adobe made, one for each version of the photo
 * @param fill under way or last; null before the first
 * @param verdicts on the outputs; none where nothing was compared
 * @param leftovers to be removed when the next results are recorded
 * @param rejection why it is refused; null unless it is
 * @param doubt what is not known about its fill; null unless it is in doubt
 * @param operationsBilled over the headshot's whole life, as far as known
 * @param pastFills fills that are over, oldest first
 */
public record HeadshotRecord(
        int version,
        String id,
        State state,
        String recipe,
        List<String> forced,
        @Nullable Source photo,
        @Nullable Source mask,
        List<String> passedOver,
        LookUsed look,
        @Nullable Claim claim,
        Uploads uploads,
        @Nullable String uploadedAgainFor,
        List<PaidMask> paidMasks,
        @Nullable Fill fill,
        List<Output> outputs,
        List<Verdict> verdicts,
        List<Leftover> leftovers,
        @Nullable Rejection rejection,
        @Nullable Doubt doubt,
        int operationsBilled,
        List<PastFill> pastFills,
        List<String> warnings,
        Instant createdAt,
        Instant updatedAt) {

    public static final int VERSION = 1;

    /** A job that runs for so long is reported. Firefly's usual ones take seconds. */
    public static final Duration JOB_IS_STUCK = Duration.ofHours(1);

    public HeadshotRecord {
        forced = forced == null ? List.of() : List.copyOf(forced);
        passedOver = passedOver == null ? List.of() : List.copyOf(passedOver);
        paidMasks = paidMasks == null ? List.of() : List.copyOf(paidMasks);
        outputs = outputs == null ? List.of() : List.copyOf(outputs);
        verdicts = verdicts == null ? List.of() : List.copyOf(verdicts);
        leftovers = leftovers == null ? List.of() : List.copyOf(leftovers);
        pastFills = pastFills == null ? List.of() : List.copyOf(pastFills);
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
        uploads = uploads == null ? Uploads.none() : uploads;
    }

    /** What a record must have, as the end of a sentence; nothing if it is there. */
    public Optional<String> missing() {
        return id == null || state == null || recipe == null
                ? Optional.of("id, state or recipe is missing")
                : Optional.empty();
    }

    /** The photo, of a record that must have one; {@link IllegalStateException} if it has none, as in the methods below. */
    public Source requirePhoto() {
        return require(photo, "photo");
    }

    public Source requireMask() {
        return require(mask, "mask");
    }

    public Claim requireClaim() {
        return require(claim, "claim");
    }

    public Fill requireFill() {
        return require(fill, "fill");
    }

    public Rejection requireRejection() {
        return require(rejection, "rejection");
    }

    public Doubt requireDoubt() {
        return require(doubt, "doubt");
    }

    private <T> T require(@Nullable T part, String name) {
        if (part == null) {
            throw new IllegalStateException("The record of " + id + " is " + state + " and has no " + name + ".");
        }
        return part;
    }

    public boolean isClaimed(Instant now) {
        return claim != null && claim.isLive(now);
    }

    /** Whether another attempt holds a live claim. */
    public boolean isClaimedByOtherThan(String owner, Instant now) {
        return isClaimed(now) && !requireClaim().owner().equals(owner);
    }

    /** Whether its job has run for too long. */
    public boolean isStuck(Instant now) {
        return state == State.SUBMITTED
                && !hasKeptResults()
                && requireFill().requireAcceptedAt().plus(JOB_IS_STUCK).isBefore(now);
    }

    /** Whether its results were fetched and wait for their photo. */
    public boolean hasKeptResults() {
        return state == State.SUBMITTED && !requireFill().kept().isEmpty();
    }

    /** Whether the results of its accepted fill can still be had: from its job, or from where they were kept aside. */
    public boolean canBeCollected() {
        return requireFill().statusUrl() != null || hasKeptResults();
    }

    /** Everything that is stored for its last results: they, and Firefly's own files beside them. */
    public Stream<Output> stored() {
        return Stream.concat(
                outputs.stream(), verdicts.stream().map(Verdict::firefly).filter(Objects::nonNull));
    }

    /** Whether the results of an earlier fill are being stored again, instead of a new fill. */
    public boolean bringsBackResults() {
        return state == State.PREPARING && fill != null && !fill.kept().isEmpty();
    }

    /** The mask that the function made for it, and stored. It can be made again at no cost. */
    public Optional<Source> madeMask() {
        return Optional.ofNullable(mask).filter(made -> made.isMade() && !made.isMadeByAdobe());
    }

    /** The mask that Adobe made for it, if it is paid for and stored. */
    public Optional<PaidMask> paidMask() {
        return Optional.ofNullable(mask).flatMap(own -> paidMask(own.etag()));
    }

    /** The same for a mask of this version. */
    public Optional<PaidMask> paidMask(String version) {
        return paidMasks.stream().filter(paid -> paid.version().equals(version)).findFirst();
    }

    /** Operations of its mask, if Adobe made it for the fill that is under way: no fill was paid for with it before. */
    public int operationsOfItsMask() {
        return (int) paidMask().stream()
                .filter(paid -> pastFills.stream()
                        .noneMatch(past ->
                                past.operations() > 0 && !past.intentAt().isBefore(paid.intentAt())))
                .count();
    }

    public boolean hasPaidMaskAt(String key) {
        return paidMasks.stream().anyMatch(paid -> paid.stored().key().equals(key));
    }

    /** Whether its mask is to be ordered of Adobe before its fill. */
    public boolean needsPaidMask() {
        return lacksPaidMask(mask);
    }

    /** Whether this mask is one that Adobe makes, and is not stored. */
    public boolean lacksPaidMask(@Nullable Source wanted) {
        return wanted != null
                && wanted.isMadeByAdobe()
                && paidMask(wanted.etag()).isEmpty();
    }

    /** Whether a mask is ordered, or may be. */
    public boolean ordersMask() {
        return fill != null && fill.isOfMask();
    }

    /** The last order of this mask, if it may be paid for and no mask is stored. */
    public Optional<PastFill> unresolvedMask(@Nullable Source wanted) {
        return wanted != null && lacksPaidMask(wanted)
                ? lastFillOf(wanted.etag()).filter(past -> past.end() != PastFill.End.FAILED)
                : Optional.empty();
    }

    /** What its fill is of: the recipe, or the version of the mask that is ordered. */
    public String orderedRecipe() {
        return ordersMask() ? requireMask().etag() : recipe;
    }

    /** Whether the record names this object as the headshot's own, or as one that may be. */
    public boolean names(String key) {
        return stored().anyMatch(output -> output.key().equals(key))
                || hasPaidMaskAt(key)
                || leftovers.stream().anyMatch(leftover -> leftover.key().equals(key));
    }

    /** The last fill of {@code ofRecipe} that is over. */
    public Optional<PastFill> lastFillOf(String ofRecipe) {
        return pastFills.stream().filter(past -> past.recipe().equals(ofRecipe)).reduce((first, second) -> second);
    }

    /** The last fill of {@code ofRecipe}, if its job was left and is all that has its results. */
    public Optional<PastFill> leftJobOf(String ofRecipe) {
        return lastFillOf(ofRecipe)
                .filter(past -> past.isCollectable() && past.kept().isEmpty());
    }

    /** Whether the last fill of {@code ofRecipe} has results that are kept aside: they are paid for, and no one has seen them. */
    public boolean hasUnofferedResultsOf(String ofRecipe) {
        return lastFillOf(ofRecipe)
                .filter(past -> past.end() == PastFill.End.SUPERSEDED
                        && !past.stillKept().isEmpty())
                .isPresent();
    }

    /** Whether the outputs are those of {@code ofRecipe}: the last that was processed. */
    public boolean hasResultsOf(String ofRecipe) {
        return !outputs.isEmpty()
                && pastFills.stream()
                        .filter(past -> past.end() == PastFill.End.PROCESSED)
                        .reduce((first, second) -> second)
                        .filter(past -> past.recipe().equals(ofRecipe))
                        .isPresent();
    }

    /** Fills of {@code ofRecipe} that are over and may have cost something. */
    public int fillsOf(String ofRecipe) {
        return (int) pastFills.stream()
                .filter(past -> past.recipe().equals(ofRecipe))
                .count();
    }

    /**
     * A mask that Adobe made, and that is stored. It serves as long as its photo is the same, whatever becomes of fills and looks.
     *
     * @param version as that of {@link Source}: it names the photo's version
     * @param statusUrl where its job was polled
     * @param stored white is repainted, as in every mask
     */
    public record PaidMask(
            String version,
            Instant intentAt,
            @Nullable Instant acceptedAt,
            @Nullable String jobId,
            @Nullable String statusUrl,
            Output stored) {}
}
