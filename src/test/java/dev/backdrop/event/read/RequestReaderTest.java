package dev.backdrop.event.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.backdrop.event.Condition;
import dev.backdrop.event.Request;
import dev.backdrop.event.Scope;
import dev.backdrop.event.Trigger;

class RequestReaderTest {

    private final ObjectMapper json = new ObjectMapper();
    private final EventReader reader = new EventReader(json);

    private Request read(String event) throws Exception {
        Trigger trigger = reader.read(json.readTree(event));
        assertThat(trigger).isInstanceOf(Trigger.Requested.class);
        return ((Trigger.Requested) trigger).request();
    }

    @Test
    void readsEverythingARunMayBeToldOf() throws Exception {
        assertThat(read("""
                {"reprocess":{"prefix":"sales/","only":["failed","in-doubt"],"force":true,"limit":1000,
                 "look":"default","dryRun":true,"maxOperations":500}}"""))
                .isEqualTo(new Request.Reprocess(
                        new Scope(List.of(), "sales/"),
                        Set.of(Condition.FAILED, Condition.IN_DOUBT),
                        true,
                        false,
                        Optional.of(1000),
                        Optional.of("default"),
                        true,
                        Optional.of(500)));
    }

    @Test
    void needsNothing() throws Exception {
        assertThat(read("{\"reprocess\":{}}"))
                .isEqualTo(new Request.Reprocess(
                        Scope.everything(),
                        Set.of(),
                        false,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty()));
        assertThat(read("{\"sweep\":{}}")).isEqualTo(new Request.Sweep(Optional.empty()));
        assertThat(read("{\"status\":{}}")).isEqualTo(new Request.Status(Optional.empty()));
        assertThat(read("{\"help\":{}}")).isEqualTo(new Request.Help());
        assertThat(read("{\"report\":{}}")).isEqualTo(new Request.Report(Scope.everything()));
    }

    @Test
    void readsThatPaidResultsAreToBeFetched() throws Exception {
        assertThat(read("{\"reprocess\":{\"prefix\":\"sales/\",\"resolve\":\"fetch\"}}"))
                .isInstanceOfSatisfying(Request.Reprocess.class, request -> {
                    assertThat(request.fetch()).isTrue();
                    assertThat(request.force()).isFalse();
                });
    }

    @Test
    void readsTheOtherRequests() throws Exception {
        assertThat(read("{\"sweep\":{\"limit\":80}}")).isEqualTo(new Request.Sweep(Optional.of(80)));
        assertThat(read("{\"status\":{\"run\":\"4d1f-1\"}}")).isEqualTo(new Request.Status(Optional.of("4d1f-1")));
        assertThat(read("{\"report\":{\"prefix\":\"sales/\"}}"))
                .isEqualTo(new Request.Report(new Scope(List.of(), "sales/")));
        assertThat(read("{\"continue\":{\"run\":\"4d1f-1\",\"step\":3}}"))
                .isEqualTo(new Request.Continuation("4d1f-1", 3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"reprocess\":{\"limt\":1}}                              | reprocess.limt          | maxOperations",
                "{\"reprocess\":{\"headshots\":[\"a\"],\"prefix\":\"b\"}}  | reprocess.prefix        | one of them",
                "{\"reprocess\":{\"headshots\":[]}}                        | reprocess.headshots     | 1 to 1000 ids",
                "{\"reprocess\":{\"headshots\":[7]}}                       | reprocess.headshots     | 1 to 1000 ids",
                "{\"reprocess\":{\"limit\":0}}                             | reprocess.limit         | from 1 to",
                "{\"reprocess\":{\"limit\":18446744073709551621}}          | reprocess.limit         | from 1 to",
                "{\"reprocess\":{\"limit\":4294967297}}                    | reprocess.limit         | from 1 to",
                "{\"reprocess\":{\"limit\":1.5}}                           | reprocess.limit         | whole number",
                "{\"reprocess\":{\"maxOperations\":-1}}                    | reprocess.maxOperations | from 1 to",
                "{\"reprocess\":{\"only\":[\"broken\"]}}                   | reprocess.only          | changed-look, changed-mask",
                "{\"reprocess\":{\"only\":\"failed\"}}                     | reprocess.only          | a list of",
                "{\"reprocess\":{\"force\":\"yes\"}}                       | reprocess.force         | true or false",
                "{\"reprocess\":{\"resolve\":\"retry\"}}                  | reprocess.resolve       | fetch",
                "{\"reprocess\":{\"resolve\":\"fetch\",\"force\":true}} | reprocess.resolve       | one of them",
                "{\"reprocess\":{\"dryRun\":1}}                            | reprocess.dryRun        | true or false",
                "{\"reprocess\":{\"look\":\"\"}}                           | reprocess.look          | name of a look",
                "{\"reprocess\":[]}                                        | reprocess               | an object",
                "{\"reprocess\":{},\"dryRun\":true}                        | dryRun                  | reprocess",
                "{\"sweep\":{\"limit\":\"many\"}}                          | sweep.limit             | from 1 to",
                "{\"status\":{\"run\":\"../../masks\"}}                    | status.run              | id of a run",
                "{\"continue\":{}}                                         | continue.run            | id of a run",
                "{\"reprocess\":{\"limit\":18446744073709551621}}          | reprocess.limit         | from 1 to",
                "{\"reprocess\":{\"limit\":4294967301}}                    | reprocess.limit         | from 1 to",
                "{\"help\":{\"me\":true}}                                  | help.me                 | none",
                "{\"headshots\":[]}                                        | headshots               | a list of 1 to 100",
                "{\"headshots\":\"a\"}                                     | headshots               | a list of 1 to 100",
                "{\"headshots\":[1]}                                       | headshots               | a list of 1 to 100",
                "{\"headshots\":[\" \"]}                                   | headshots               | a list of 1 to 100",
                "{\"headshots\":[\"a\"],\"forse\":true}                    | forse                   | force, resolve",
                "{\"headshots\":[\"a\"],\"force\":\"yes\"}                 | force                   | true or false",
                "{\"headshots\":[\"a\"],\"resolve\":\"maybe\"}             | resolve                 | fetch, retry or forget",
                "{\"headshots\":[\"a\"],\"resolve\":null}                  | resolve                 | fetch, retry or forget",
                "{\"headshots\":[\"a\"],\"run\":7}                         | run                     | id of a run",
                "{\"headshots\":[\"a\"],\"run\":\"../x\"}                  | run                     | id of a run",
                "{\"headshots\":[\"a\"],\"reprocess\":{}}                  | reprocess               | force, resolve",
                "{\"ids\":[\"a\"]}                                         | run                     | id of a run",
                "{\"hello\":\"world\"}                                     | hello                   | {\"help\":{}}",
                "{}                                                      | ''                      | {\"help\":{}}",
                "\"text\"                                                | ''                      | {\"help\":{}}",
                "null                                                    | ''                      | {\"help\":{}}",
                "[]                                                      | ''                      | {\"help\":{}}",
            })
    void namesWhatIsWrongAndWhatIsAllowed(String event, String field, String allowed) throws Exception {
        assertThat(read(event)).isInstanceOfSatisfying(Request.Bad.class, bad -> {
            assertThat(bad.field()).isEqualTo(field);
            assertThat(bad.allowed()).contains(allowed);
        });
    }

    @Test
    void anOrderMayHaveAName() throws Exception {
        assertThat(reader.read(json.readTree("{\"headshots\":[\"a\"],\"force\":true,\"run\":\"4d1f\"}")))
                .isEqualTo(new Trigger.Manual(List.of("a"), true, Optional.empty(), Optional.of("4d1f")));
    }

    @Test
    void moreHeadshotsThanOneInvocationCanAnswerAreRefused() throws Exception {
        String ids = java.util.stream.IntStream.range(0, 5_000)
                .mapToObj(i -> "\"team/person-" + i + "\"")
                .collect(java.util.stream.Collectors.joining(","));

        assertThat(read("{\"headshots\":[" + ids + "]}")).isInstanceOfSatisfying(Request.Bad.class, bad -> {
            assertThat(bad.field()).isEqualTo("headshots");
            assertThat(bad.allowed()).contains("1 to 100", "reprocess");
        });
    }

    @Test
    void refusalsQuoteOnlyTheBeginningOfWhatWasSent() throws Exception {
        String longText = "x".repeat(40_000);
        for (String event : List.of(
                "{\"" + longText + "\":1}",
                "{\"reprocess\":{\"" + longText + "\":1}}",
                "{\"reprocess\":\"" + longText + "\"}",
                "{\"reprocess\":{\"only\":[\"" + longText + "\"]}}",
                "{\"headshots\":[\"" + longText + "\"]}",
                "{\"headshots\":[\"a\"],\"resolve\":\"" + longText + "\"}",
                "{\"headshots\":[\"a\"],\"run\":\"" + longText + "\"}",
                "\"" + longText + "\"")) {
            assertThat(read(event)).isInstanceOfSatisfying(Request.Bad.class, bad -> assertThat(
                            bad.field() + bad.problem() + bad.allowed())
                    .hasSizeLessThan(1_000));
        }
    }
}
