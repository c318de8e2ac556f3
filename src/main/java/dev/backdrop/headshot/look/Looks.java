package dev.backdrop.headshot.look;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.backdrop.firefly.ImageSize;

/** Which look a headshot gets: that of the deepest folder that has one, else the default. */
public final class Looks {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,4})[x×](\\d{1,4})");

    private final Look standard;
    private final List<FolderLook> byFolder;

    public Looks(LooksConfig config) {
        var look = config.look();
        standard = new Look(
                "default",
                look.prompt(),
                look.negativePrompt(),
                look.seed(),
                look.size().flatMap(Looks::size),
                look.variations(),
                config.mask().checks());
        byFolder = config.looks().entrySet().stream()
                .map(entry -> new FolderLook(
                        normalized(entry.getValue().folder()), derived(entry.getKey(), entry.getValue())))
                .sorted(Comparator.comparingInt(
                                (FolderLook look2) -> look2.folder().length())
                        .reversed())
                .toList();
    }

    public Look of(String id) {
        return byFolder.stream()
                .filter(look -> id.startsWith(look.folder()))
                .findFirst()
                .map(FolderLook::look)
                .orElse(standard);
    }

    /** As {@link #of} may name them. */
    public List<String> names() {
        return Stream.concat(Stream.of(standard), byFolder.stream().map(FolderLook::look))
                .map(Look::name)
                .sorted()
                .toList();
    }

    private Look derived(String name, LooksConfig.FolderLook look) {
        return new Look(
                name,
                look.prompt().orElse(standard.prompt()),
                look.negativePrompt().or(standard::negativePrompt),
                look.seed().or(standard::seed),
                look.size().flatMap(Looks::size).or(standard::size),
                look.variations().orElse(standard.variations()),
                look.maskChecks().orElse(standard.maskChecks()));
    }

    /** Ends with one slash, begins with none. */
    static String normalized(String folder) {
        return folder.strip().replaceAll("^/+|/+$", "") + "/";
    }

    static Optional<ImageSize> size(String text) {
        Matcher matcher = SIZE.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int width = Integer.parseInt(matcher.group(1));
        int height = Integer.parseInt(matcher.group(2));
        boolean possible = width >= 1 && width <= 4096 && height >= 1 && height <= 4096;
        return possible ? Optional.of(new ImageSize(width, height)) : Optional.empty();
    }

    private record FolderLook(String folder, Look look) {}
}
