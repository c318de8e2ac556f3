package dev.backdrop.local.firefly.paint;

import java.util.List;
import java.util.Set;

/** What kind of backdrop it is, the words that ask for it, and its colours where the prompt names none. */
enum Setting {
    GRADIENT(new GradientArtist(), 14, "2a66a8", "gradient", "gradients", "ombre", "transition", "blend"),
    SOLID(new SolidArtist(), 4, "8b9097", "solid", "plain", "flat", "uniform", "seamless", "paper", "monochrome"),
    STUDIO(new StudioArtist(), 12, "6c7f92", "studio", "muslin", "canvas", "textured", "mottled", "wall"),
    OFFICE(new OfficeArtist(), 10, "c9d3da", "office", "offices", "workplace", "workspace", "lobby", "indoor"),
    OUTDOOR(
            new OutdoorArtist(),
            11,
            "5f8a4e",
            "outdoor",
            "outdoors",
            "park",
            "garden",
            "nature",
            "trees",
            "foliage",
            "landscape",
            "meadow"),
    BOKEH(new BokehArtist(), 5, "1d2c4a", "bokeh", "lights", "city", "night", "party"),
    BOOKS(
            new BooksArtist(),
            7,
            "5a3a26",
            "books",
            "book",
            "bookshelf",
            "bookshelves",
            "bookcase",
            "library",
            "shelves"),
    BRICK(new BrickArtist(), 5, "a2573f", "brick", "bricks", "brickwork", "loft"),
    WOOD(new WoodArtist(), 4, "8a623f", "wood", "wooden", "timber", "planks", "panelling", "paneling");

    private static final Set<Setting> SURFACES = Set.of(GRADIENT, SOLID, STUDIO);

    private final Artist artist;
    private final int blur;
    private final Rgb colour;
    private final List<String> words;

    /** @param blur radius at 640 px: how far out of focus it is */
    Setting(Artist artist, int blur, String colour, String... words) {
        this.artist = artist;
        this.blur = blur;
        this.colour = Rgb.hex(colour);
        this.words = List.of(words);
    }

    Artist artist() {
        return artist;
    }

    int blur() {
        return blur;
    }

    Rgb colour() {
        return colour;
    }

    boolean isNamed(String word) {
        return words.contains(word);
    }

    /** A place says more than a surface: "a plain office wall" is an office. */
    boolean isSurface() {
        return SURFACES.contains(this);
    }
}
