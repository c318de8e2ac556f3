package dev.backdrop.reprocess.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.backdrop.ledger.decision.Order;
import dev.backdrop.queue.Backlog;
import dev.backdrop.queue.MessageSender;
import dev.backdrop.reprocess.scan.Parallel;

/** Sends headshots and continuations of runs to the work queue. */
public final class Dispatch {

    private final MessageSender sender;
    private final Parallel parallel;
    /** Escapes characters that a key may have and Amazon SQS refuses. */
    private final JsonMapper json =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    public Dispatch(MessageSender sender, Parallel parallel) {
        this.sender = sender;
        this.parallel = parallel;
    }

    public boolean isPossible() {
        return sender.isOpen();
    }

    /** Sends the headshots; returns when the queue has all. After an exception it may have some of them. */
    public void send(List<String> ids, Order order, String run) {
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += MessageSender.BATCH) {
            batches.add(ids.subList(from, Math.min(ids.size(), from + MessageSender.BATCH)));
        }
        parallel.each(batches, batch -> {
            sender.send(batch.stream().map(id -> body(id, order, run)).toList());
            return batch.size();
        });
    }

    void goOn(String run, int step, Duration delay) {
        ObjectNode body = json.createObjectNode();
        body.putObject("continue").put("run", run).put("step", step);
        sender.send(text(body), delay);
    }

    public Backlog backlog() {
        return sender.backlog();
    }

    private String body(String id, Order order, String run) {
        ObjectNode body = json.createObjectNode();
        // "headshots" may also hold keys: an id that looks like a key would become another id.
        body.putArray("ids").add(id);
        if (order == Order.FETCH) {
            body.put("resolve", "fetch");
        }
        return text(body.put("force", order == Order.FORCE).put("run", run));
    }

    private String text(ObjectNode body) {
        try {
            return json.writeValueAsString(body);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("A JSON tree can always be written", e);
        }
    }
}
