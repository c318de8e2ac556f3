package dev.backdrop.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A record as it stands in the bucket.
 *
 * @param etag the condition for changing it
 * @param json everything it holds, also what this version does not know
 */
public record Entry(HeadshotRecord record, String etag, ObjectNode json) {}
