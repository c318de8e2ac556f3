package dev.backdrop.ledger;

import java.io.IOException;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** A record's JSON. Fields this version does not know are carried along, so that an older function loses nothing of a newer one. */
final class RecordCodec {

    /** One for all: what it learns about the record's classes is costly, and configuration is all it holds. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // "forced" was a single text once.
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_NULL))
            .build();

    /** @throws UnreadableRecord if it is no record of this or an older version */
    ObjectNode parse(byte[] bytes) throws UnreadableRecord {
        try {
            if (JSON.readTree(bytes) instanceof ObjectNode object) {
                int version = object.path("version").asInt(0);
                if (version < 1 || version > HeadshotRecord.VERSION) {
                    throw new UnreadableRecord("it has version " + object.path("version") + ", and this function knows "
                            + HeadshotRecord.VERSION);
                }
                return object;
            }
            throw new UnreadableRecord("it is no JSON object");
        } catch (IOException e) {
            throw new UnreadableRecord("it is no JSON: " + e.getMessage());
        }
    }

    HeadshotRecord record(ObjectNode tree) throws UnreadableRecord {
        try {
            HeadshotRecord record = JSON.treeToValue(tree, HeadshotRecord.class);
            if (record.id() == null || record.state() == null || record.recipe() == null) {
                throw new UnreadableRecord("id, state or recipe is missing");
            }
            return record;
        } catch (JsonProcessingException e) {
            throw new UnreadableRecord(e.getOriginalMessage());
        }
    }

    /** The JSON of {@code next}, with what {@code before} held and we do not understand. */
    ObjectNode tree(HeadshotRecord next, ObjectNode before) throws UnreadableRecord {
        ObjectNode tree = JSON.valueToTree(next);
        keepUnknown(tree, before, JSON.valueToTree(record(before)));
        return tree;
    }

    ObjectNode tree(HeadshotRecord first) {
        return JSON.valueToTree(first);
    }

    byte[] bytes(ObjectNode tree) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A JSON tree can always be written", e);
        }
    }

    private static void keepUnknown(ObjectNode target, ObjectNode before, ObjectNode understood) {
        before.properties().forEach(field -> {
            JsonNode known = understood.get(field.getKey());
            JsonNode kept = target.get(field.getKey());
            if (known == null && kept == null && !isEmpty(field.getValue())) {
                target.set(field.getKey(), field.getValue());
            } else if (field.getValue() instanceof ObjectNode was
                    && known instanceof ObjectNode knows
                    && kept instanceof ObjectNode goesOn) {
                keepUnknown(goesOn, was, knows);
            }
        });
    }

    /** A known field that was written empty reads as null and would look unknown. */
    private static boolean isEmpty(JsonNode value) {
        return value.isNull() || value.isContainerNode() && value.isEmpty();
    }
}
