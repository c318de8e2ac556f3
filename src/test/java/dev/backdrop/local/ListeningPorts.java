package dev.backdrop.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a process listens for TCP connections, as Linux reports it, so that the test misses no server. */
final class ListeningPorts {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";

    private ListeningPorts() {}

    static boolean areKnown() {
        return Files.isDirectory(PROC.resolve("self/fd"));
    }

    static Set<Integer> of(ProcessHandle process) throws IOException {
        Set<String> sockets = sockets(process.pid());
        Set<Integer> ports = new TreeSet<>();
        for (String table : new String[] {"net/tcp", "net/tcp6"}) {
            try (Stream<String> lines = Files.lines(PROC.resolve(process.pid() + "/" + table))) {
                lines.skip(1)
                        .map(line -> line.strip().split("\\s+"))
                        .filter(fields -> fields[3].equals(LISTENING) && sockets.contains("socket:[" + fields[9] + "]"))
                        .forEach(fields ->
                                ports.add(Integer.parseInt(fields[1].substring(fields[1].indexOf(':') + 1), 16)));
            }
        }
        return ports;
    }

    private static Set<String> sockets(long pid) throws IOException {
        try (Stream<Path> descriptors = Files.list(PROC.resolve(pid + "/fd"))) {
            return descriptors.map(ListeningPorts::target).collect(Collectors.toSet());
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closed) {
            return "closed meanwhile";
        }
    }
}
