package dev.backdrop.local.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {
    private static final String HERE = "Host: 127.0.0.1:9711";

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:1234", "127.0.0.1:80", "[::1]:9000"})
    void acceptsEveryNameOfThisMachineAlsoBehindATunnel(String host) {
        assertThat(status(Guard.OF_PROGRAMS, "GET", "Host: " + host)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:80",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "127.0.0.1@evil.example",
                "192.168.1.7",
                "0.0.0.0",
                "[::2]",
                ""
            })
    void refusesAnyOtherName(String host) {
        assertThat(status(Guard.OF_PROGRAMS, "GET", "Host: " + host)).contains(421);
        assertThat(status(Guard.OF_PAGE, "POST", "Host: " + host, "Origin: http://" + host))
                .contains(421);
    }

    @Test
    void refusesNoNameAndTwoNames() {
        assertThat(status(Guard.OF_PROGRAMS, "GET")).contains(421);
        assertThat(status(Guard.OF_PROGRAMS, "GET", HERE, "Host: evil.example")).contains(421);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://localhost:9711", "http://127.0.0.1:3000", "null", ""})
    void refusesEveryOriginButThePagesOwn(String origin) {
        assertThat(status(Guard.OF_PAGE, "GET", HERE, "Origin: " + origin)).contains(403);
        assertThat(status(Guard.OF_PROGRAMS, "GET", HERE, "Origin: " + origin)).contains(403);
    }

    @Test
    void refusesItsOwnOriginToAServerWithoutAPage() {
        String own = "Origin: http://127.0.0.1:9711";
        assertThat(status(Guard.OF_PAGE, "PUT", HERE, own)).isEmpty();
        assertThat(status(Guard.OF_PROGRAMS, "PUT", HERE, own)).contains(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void refusesRequestsOfAnotherSitesPage(String site) {
        String[] image = {HERE, "Sec-Fetch-Site: " + site, "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: image"};
        String[] frame = {HERE, "Sec-Fetch-Site: " + site, "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe"};
        assertThat(status(Guard.OF_PROGRAMS, "GET", image)).contains(403);
        assertThat(status(Guard.OF_PAGE, "GET", image)).contains(403);
        assertThat(status(Guard.OF_PAGE, "GET", frame)).contains(403);
    }

    @Test
    void letsAPersonFollowALinkToThePageOnly() {
        String[] link = {HERE, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"};
        assertThat(status(Guard.OF_PAGE, "GET", link)).isEmpty();
        assertThat(status(Guard.OF_PAGE, "POST", link)).contains(403);
        assertThat(status(Guard.OF_PROGRAMS, "GET", link)).contains(403);
        assertThat(status(Guard.OF_PROGRAMS, "GET", HERE, "Sec-Fetch-Site: none"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "Text/Plain; charset=utf-8", "multipart/form-data; boundary=x"})
    void refusesAPostThatNeedsNoPreflight(String type) {
        assertThat(status(Guard.OF_PROGRAMS_WITH_FORMS, "POST", HERE, "Content-Type: " + type))
                .contains(415);
        assertThat(status(Guard.OF_PROGRAMS, "PUT", HERE, "Content-Type: " + type))
                .isEmpty();
    }

    @Test
    void acceptsFormsOnlyIfTheProtocolHasThem() {
        String form = "Content-Type: application/x-www-form-urlencoded; charset=utf-8";
        assertThat(status(Guard.OF_PROGRAMS_WITH_FORMS, "POST", HERE, form)).isEmpty();
        assertThat(status(Guard.OF_PROGRAMS, "POST", HERE, form)).contains(415);
        assertThat(status(Guard.OF_PROGRAMS, "POST", HERE, "Content-Type: application/json"))
                .isEmpty();
        assertThat(status(Guard.OF_PROGRAMS, "POST", HERE)).isEmpty();
    }

    private static Optional<Integer> status(Guard guard, String method, String... lines) {
        Map<String, List<String>> headers = Arrays.stream(lines)
                .map(line -> line.split(": ", -1))
                .collect(Collectors.groupingBy(
                        parts -> parts[0], Collectors.mapping(parts -> parts[1], Collectors.toList())));
        return guard.refusal(method, name -> headers.getOrDefault(name, List.of()))
                .map(Guard.Refused::status);
    }
}
