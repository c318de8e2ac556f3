package dev.backdrop.firefly.failure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The code and words of an error body: JSON of the Firefly service, of its gateway, of IMS or of FastAPI, or S3's XML. A
 * body of another kind gives neither, and the HTTP status still counts.
 *
 * @param code empty where there is none
 * @param words Adobe's message in one short line; empty where there is none
 */
record AdobeError(String code, String words) {

    private static final AdobeError SILENT = new AdobeError("", "");
    private static final ObjectReader JSON = JsonMapper.builder().build().reader();
    private static final Pattern XML_CODE = Pattern.compile("<Code>(\\w{1,64})</Code>");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\s]+");
    private static final Pattern QUERY = Pattern.compile("(\\?|%3F)\\S+", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST = 200;
    private static final int LONGEST_CODE = 64;

    /** @param code and {@code message}: empty where absent */
    static AdobeError of(String code, String message) {
        return new AdobeError(tidy(code, LONGEST_CODE), tidy(message, LONGEST));
    }

    static AdobeError in(String body) {
        String text = body.strip();
        if (text.startsWith("{")) {
            return inJson(text);
        }
        Matcher xml = XML_CODE.matcher(text);
        return xml.find() ? new AdobeError(xml.group(1), "") : SILENT;
    }

    private static AdobeError inJson(String text) {
        try {
            JsonNode body = JSON.readTree(text);
            String code = body.path("error_code").asText(body.path("error").asText(""));
            return of(code, words(body));
        } catch (JsonProcessingException cutOff) {
            // Only the status counts then.
            return SILENT;
        }
    }

    /** Leaves out IMS's error_description, which can echo the submitted form. */
    private static String words(JsonNode body) {
        StringBuilder words = new StringBuilder(body.path("message").asText(""));
        for (String list : new String[] {"validation_errors", "detail"}) {
            for (JsonNode error : body.path(list)) {
                words.append(words.isEmpty() ? "" : "; ");
                error.path("loc").forEach(step -> words.append(step.asText()).append('.'));
                words.append(' ').append(error.path("msg").asText());
            }
        }
        return words.toString();
    }

    private static String tidy(String words, int longest) {
        String line = UNPRINTABLE.matcher(words).replaceAll(" ").strip();
        String unsigned = QUERY.matcher(line).replaceAll("?…");
        return unsigned.length() <= longest ? unsigned : unsigned.substring(0, longest) + "…";
    }
}
