package dev.backdrop.reprocess.report;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.backdrop.bucket.StoredObject;
import dev.backdrop.event.Condition;
import dev.backdrop.event.Scope;
import dev.backdrop.ledger.record.HeadshotRecord;
import dev.backdrop.ledger.record.Output;
import dev.backdrop.quota.Reservations;
import dev.backdrop.reprocess.scan.ListedHeadshot;
import dev.backdrop.reprocess.select.HeadshotStatus;
import dev.backdrop.reprocess.select.NearMatches;
import dev.backdrop.reprocess.select.RecordNeed;
import dev.backdrop.reprocess.select.Selection;
import dev.backdrop.reprocess.select.Survey;
import dev.backdrop.time.Deadline;

/** Lists the headshots that need a person, each with its reason and since when. */
public final class Report {

    /** AWS Lambda: an answer has at most 6 MB. An entry has at most 3 kB. */
    private static final int MOST_ENTRIES = 500;

    private final Survey survey;
    private final Selection selection;
    private final Reservations reservations;
    private final Clock clock;

    public Report(Survey survey, Selection selection, Reservations reservations, Clock clock) {
        this.survey = survey;
        this.selection = selection;
        this.reservations = reservations;
        this.clock = clock;
    }

    public Map<String, Object> of(Scope scope, Deadline deadline) {
        Entries photos = new Entries();
        Entries masks = new Entries();
        Entries rejected = new Entries();
        Entries inDoubt = new Entries();
        Entries stuckJobs = new Entries();
        Entries kept = new Entries();
        Entries overBudget = new Entries();
        NearMatches nearMatches = new NearMatches();
        OptionalInt left = reservations.now().operationsLeft();
        boolean complete = survey.walkWithRecordsAlone(scope, RecordNeed.troubles(), deadline, headshot -> {
            if (headshot.is(Condition.WAITING)) {
                ListedHeadshot half = headshot.listed();
                nearMatches.add(half);
                half.halves().photo().ifPresent(photo -> photos.add(orphan(headshot.id(), photo)));
                half.halves().mask().ifPresent(mask -> masks.add(orphan(headshot.id(), mask)));
            }
            if (headshot.is(Condition.FAILED)) {
                headshot.record().ifPresent(record -> rejected.add(rejection(record)));
            }
            headshot.record().filter(HeadshotRecord::hasKeptResults).ifPresent(record -> kept.add(keptResult(record)));
            headshot.record()
                    .filter(record -> record.isStuck(clock.instant()))
                    .ifPresent(record -> stuckJobs.add(stuckJob(record)));
            if (headshot.is(Condition.IN_DOUBT)) {
                inDoubt.add(doubt(headshot));
            }
            // Today's budget has no room for it, whatever else it waits for.
            if (isToBeMade(headshot) && left.orElse(Integer.MAX_VALUE) < selection.operationsOfFill(headshot)) {
                overBudget.add(Map.of("id", headshot.id()));
            }
            return true;
        });
        Map<String, Object> answer = new LinkedHashMap<>();
        photos.into(answer, "photosWithoutMask");
        masks.into(answer, "masksWithoutPhoto");
        Entries meant = new Entries();
        nearMatches.found().forEach(meant::add);
        meant.into(answer, "didYouMean");
        rejected.into(answer, "rejected");
        inDoubt.into(answer, "inDoubt");
        stuckJobs.into(answer, "stuckJobs");
        kept.into(answer, "keptResults");
        overBudget.into(answer, "overBudget");
        left.ifPresent(operations -> answer.put("budgetLeft", operations));
        answer.put("complete", complete);
        return answer;
    }

    private static boolean isToBeMade(HeadshotStatus headshot) {
        return headshot.listed().isComplete() && (headshot.is(Condition.MISSING) || headshot.is(Condition.UNFINISHED));
    }

    private static Map<String, String> orphan(String id, StoredObject half) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("id", id);
        entry.put("key", half.key());
        entry.put("since", half.lastModified().toString());
        return entry;
    }

    private static Map<String, String> rejection(HeadshotRecord record) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("id", record.id());
        entry.put("reason", record.requireRejection().reason());
        entry.put("message", record.requireRejection().message());
        putRequestId(entry, record.requireRejection().adobeRequestId());
        entry.put("since", record.updatedAt().toString());
        return entry;
    }

    private static Map<String, String> stuckJob(HeadshotRecord record) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("id", record.id());
        entry.put("jobId", String.valueOf(record.requireFill().jobId()));
        entry.put("message", "It is paid for, and its result has not arrived. Backdrop polls it automatically.");
        entry.put("since", record.requireFill().requireAcceptedAt().toString());
        return entry;
    }

    private static Map<String, String> keptResult(HeadshotRecord record) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("id", record.id());
        entry.put("keys", record.requireFill().kept().stream().map(Output::key).collect(Collectors.joining(", ")));
        entry.put(
                "message",
                "It is paid for, and its photo " + record.requirePhoto().key()
                        + " was deleted meanwhile. Backdrop stores the result when the same photo is uploaded again.");
        entry.put("since", record.updatedAt().toString());
        return entry;
    }

    private static Map<String, String> doubt(HeadshotStatus headshot) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("id", headshot.id());
        headshot.record()
                .ifPresentOrElse(
                        record -> {
                            entry.put("message", record.requireDoubt().message());
                            putRequestId(entry, record.requireDoubt().adobeRequestId());
                            entry.put("since", record.requireDoubt().since().toString());
                        },
                        () -> entry.put("message", "Its record cannot be read."));
        return entry;
    }

    private static void putRequestId(Map<String, String> entry, @Nullable String adobeRequestId) {
        if (adobeRequestId != null) {
            entry.put("adobeRequestId", adobeRequestId);
        }
    }

    /** Keeps as many entries as an answer can hold, and the number of all. */
    private static final class Entries {

        private final List<Map<String, String>> shown = new ArrayList<>();
        private int count;

        void add(Map<String, String> entry) {
            count++;
            if (shown.size() < MOST_ENTRIES) {
                shown.add(entry);
            }
        }

        void into(Map<String, Object> answer, String name) {
            answer.put(name + "Count", count);
            answer.put(name, shown);
        }
    }
}
