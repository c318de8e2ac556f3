package dev.backdrop.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import dev.backdrop.fixture.Portraits;

/** A foreign web page in a browser on this machine, against every port that the running laptop listens on. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ForeignPageIT {
    /** Page, S3, SQS, Lambda, three of the emulator, and the runtime API of each instance. */
    private static final int SERVERS = 9;

    private static final String BODY = "{\"reprocess\":{\"force\":true}}";
    private static final Set<String> REFUSED = Set.of("403", "415", "421");
    private static final List<String> PATHS = List.of(
            "/",
            "/no-such-thing",
            "/page.js",
            "/objects?key=headshots/eve.jpg",
            "/2015-03-31/functions/backdrop/invocations",
            "/2018-06-01/runtime/init/error",
            "/000000000000/backdrop-work?Action=SendMessage&MessageBody=x",
            "/?Action=PurgeQueue&QueueUrl=http://127.0.0.1/000000000000/backdrop-work",
            "/health",
            "/backdrop",
            "/backdrop/headshots/eve.jpg",
            "/_emulator/state",
            "/v3/images/fill-async");

    /** What a page can make a browser send; {@code HERE} is the address of the server. */
    private static final List<List<String>> ATTACKS = List.of(
            // A form or a no-cors fetch, which need no preflight.
            List.of("POST", "Host: HERE", "Origin: https://evil.example", "Content-Type: text/plain"),
            List.of("POST", "Host: HERE", "Origin: https://evil.example", "Sec-Fetch-Site: cross-site"),
            List.of("POST", "Host: HERE", "Origin: null", "Content-Type: application/x-www-form-urlencoded"),
            List.of("POST", "Host: HERE", "Origin: http://localhost:3000", "Content-Type: multipart/form-data"),
            // A browser that does not say where the request comes from.
            List.of("POST", "Host: HERE", "Content-Type: text/plain"),
            // A preflight, and what would follow it.
            List.of("OPTIONS", "Host: HERE", "Origin: https://evil.example", "Access-Control-Request-Method: PUT"),
            List.of("PUT", "Host: HERE", "Origin: https://evil.example", "X-Backdrop: upload"),
            // A picture, a script, a frame.
            List.of("GET", "Host: HERE", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"),
            List.of("GET", "Host: HERE", "Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: no-cors"),
            List.of(
                    "GET",
                    "Host: HERE",
                    "Sec-Fetch-Site: cross-site",
                    "Sec-Fetch-Mode: navigate",
                    "Sec-Fetch-Dest: iframe"),
            // The page's name now resolves to this machine (DNS rebinding): for the browser it is all one origin.
            List.of("GET", "Host: evil.example", "Sec-Fetch-Site: same-origin"),
            List.of("POST", "Host: evil.example", "Origin: http://evil.example", "Content-Type: application/json"),
            List.of("PUT", "Host: evil.example", "Origin: http://evil.example", "X-Backdrop: upload"));

    @TempDir
    Path bucket;

    @BeforeEach
    void aPhotoWithoutMaskKeepsTheDemoOut() throws IOException {
        Files.createDirectories(bucket.resolve("headshots"));
        Files.write(bucket.resolve("headshots/ana.jpg"), Portraits.photo(1));
    }

    @Test
    void isRefusedByEveryServer() throws Exception {
        assumeThat(ListeningPorts.areKnown()).isTrue();
        try (LaptopProcess laptop = LaptopProcess.start(bucket)) {
            // The function may end its attempt before the page listens, or after.
            laptop.readUntil("Backdrop on this machine");
            if (laptop.lines().stream().noneMatch(line -> line.contains("waiting"))) {
                laptop.readUntil("waiting");
            }
            Set<Integer> ports = ListeningPorts.of(laptop.handle());
            List<String> files = files();
            List<String> taken = new ArrayList<>();
            for (int port : ports) {
                for (String path : PATHS) {
                    for (List<String> attack : ATTACKS) {
                        String status = status(port, path, attack);
                        if (!REFUSED.contains(status)) {
                            taken.add(port + " " + path + " " + attack + ": " + status);
                        }
                    }
                }
                assertThat(status(port, "/no-such-thing", List.of("GET", "Host: HERE")))
                        .as("a program on this machine, at port " + port)
                        .isNotEqualTo("421");
            }
            assertThat(taken).isEmpty();
            assertThat(ports).hasSize(SERVERS);
            assertThat(files()).isEqualTo(files);
        }
    }

    private static String status(int port, String path, List<String> attack) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(attack.get(0) + " " + path + " HTTP/1.1");
        attack.stream()
                .skip(1)
                .map(line -> line.replace("HERE", "127.0.0.1:" + port))
                .forEach(lines::add);
        lines.add("Connection: close");
        boolean bodiless = attack.get(0).matches("GET|OPTIONS");
        lines.add("Content-Length: " + (bodiless ? 0 : BODY.length()));
        try (Socket socket = new Socket("127.0.0.1", port);
                BufferedReader answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
            socket.getOutputStream()
                    .write((String.join("\r\n", lines) + "\r\n\r\n" + (bodiless ? "" : BODY)).getBytes(UTF_8));
            String status = answer.readLine();
            return status == null ? "no answer" : status.split(" ")[1];
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(bucket)) {
            return files.map(Path::toString).sorted().toList();
        }
    }
}
