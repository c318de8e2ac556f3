package dev.backdrop;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.JsonNode;

/** The Lambda handler. */
public class HeadshotFunction implements RequestHandler<JsonNode, Object> {

    @Override
    public Object handleRequest(JsonNode event, Context context) {
        return event;
    }
}
