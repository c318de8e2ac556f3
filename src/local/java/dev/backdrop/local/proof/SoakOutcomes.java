package dev.backdrop.local.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

import dev.backdrop.local.firefly.adobe.AcceptedFill;
import dev.backdrop.local.proof.SoakStep.Half;

/** How every headshot of a soak ended, checked against the bucket and the bill. */
final class SoakOutcomes {

    /**
     * @param fills that were billed for it; @param accounted fills that its record accounts for, those in doubt
     *     included
     */
    record End(String headshot, String state, boolean upToDate, boolean resultStored, long fills, long accounted) {

        boolean isProcessed() {
            return state.equals("processed") && upToDate && resultStored;
        }

        boolean isInDoubt() {
            return state.equals("in-doubt") && upToDate;
        }

        boolean isLost() {
            return !isProcessed() && !isInDoubt();
        }
    }

    private final List<End> ends = new ArrayList<>();
    private final Map<String, Long> fillsByRecipe = new TreeMap<>();

    static SoakOutcomes of(SoakPlan plan, List<AcceptedFill> bill, BucketReader bucket) {
        SoakOutcomes ends = new SoakOutcomes();
        Map<String, String> headshotOfPhoto = new TreeMap<>();
        plan.drops().stream()
                .filter(half -> !half.mask())
                .forEach(half -> headshotOfPhoto.put(Stacks.sha256(half.bytes()), half.headshot()));
        Map<String, Long> fillsByHeadshot = new TreeMap<>();
        bill.stream().filter(fill -> fill.billed() > 0).forEach(fill -> {
            ends.fillsByRecipe.merge(fill.photoSha256() + "+" + fill.maskSha256(), 1L, Long::sum);
            fillsByHeadshot.merge(headshotOfPhoto.get(fill.photoSha256()), 1L, Long::sum);
        });
        plan.finals().values().stream()
                .filter(half -> !half.mask())
                .map(photo -> end(photo, plan, fillsByHeadshot, bucket))
                .forEach(ends.ends::add);
        return ends;
    }

    private static End end(Half photo, SoakPlan plan, Map<String, Long> fills, BucketReader bucket) {
        String id = photo.headshot();
        Half mask = plan.finals().get(new Half(id, true, 0).key());
        JsonNode record = bucket.record(id);
        boolean upToDate = record.at("/photo/etag").asText().equals(Stacks.md5(photo.bytes()))
                && record.at("/mask/etag").asText().equals(Stacks.md5(mask.bytes()));
        JsonNode output = record.at("/outputs/0");
        boolean stored = bucket.bytes(output.path("key").asText())
                .filter(bytes ->
                        Stacks.sha256(bytes).equals(output.path("sha256").asText()))
                .isPresent();
        return new End(
                id, record.path("state").asText(), upToDate, stored, fills.getOrDefault(id, 0L), accounted(record));
    }

    private static long accounted(JsonNode record) {
        long fills = record.path("operationsBilled").asLong();
        for (JsonNode past : record.path("pastFills")) {
            fills += past.path("end").asText().equals("in-doubt") ? 1 : 0;
        }
        return fills + (record.path("state").asText().equals("in-doubt") ? 1 : 0);
    }

    long processed() {
        return ends.stream().filter(End::isProcessed).count();
    }

    long inDoubt() {
        return ends.stream().filter(End::isInDoubt).count();
    }

    List<End> lost() {
        return ends.stream().filter(End::isLost).toList();
    }

    long fills() {
        return fillsByRecipe.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Recipes that were billed at least once. */
    long recipes() {
        return fillsByRecipe.size();
    }

    long paidTwice() {
        return fills() - recipes();
    }

    /** Headshots with a billed fill that their record does not mention. */
    List<End> silentlyPaid() {
        return ends.stream().filter(end -> end.fills() > end.accounted()).toList();
    }
}
