package dev.backdrop.local;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The options that were given; unknown ones are refused. */
record GivenOptions(Map<LaptopOption, String> values) {
    private static final Pattern ON_COMMAND_LINE = Pattern.compile("(?:-D\\s*|--define[ =])(local\\.[^=\\s]*)");

    /**
     * @param properties of this JVM; the pom passes an option that was not given as a blank
     * @param mavenCommandLine from Maven's start script, through the environment; it shows options that the pom does
     *     not know
     */
    static GivenOptions read(Properties properties, String mavenCommandLine) {
        Matcher named = ON_COMMAND_LINE.matcher(mavenCommandLine);
        while (named.find()) {
            known(named.group(1));
        }
        Map<LaptopOption, String> values = new EnumMap<>(LaptopOption.class);
        for (String name : properties.stringPropertyNames()) {
            if (LaptopOption.isOne(name)) {
                LaptopOption option = known(name);
                if (!properties.getProperty(name).isBlank()) {
                    values.put(option, properties.getProperty(name).trim());
                }
            }
        }
        return new GivenOptions(values);
    }

    boolean flag(LaptopOption option) {
        String value = text(option).orElse("false");
        if (!value.equals("true") && !value.equals("false")) {
            throw refused(option, "true or false");
        }
        return value.equals("true");
    }

    Optional<String> text(LaptopOption option) {
        return Optional.ofNullable(values.get(option));
    }

    Optional<Integer> number(LaptopOption option, int least, int most) {
        try {
            Optional<Integer> number = text(option).map(Integer::valueOf);
            if (number.filter(given -> given < least || given > most).isPresent()) {
                throw refused(option, "a whole number from " + least + " to " + most);
            }
            return number;
        } catch (NumberFormatException notANumber) {
            throw refused(option, "a whole number from " + least + " to " + most);
        }
    }

    /** In milliseconds. */
    Optional<Long> seconds(LaptopOption option, double most) {
        Optional<Double> seconds = text(option)
                .filter(text -> text.matches("\\d{1,6}(\\.\\d+)?"))
                .map(Double::valueOf)
                .filter(given -> given <= most);
        if (text(option).isPresent() && seconds.isEmpty()) {
            throw refused(option, "seconds from 0 to " + (long) most + ", for example 1.5");
        }
        return seconds.map(given -> Math.round(given * 1000));
    }

    OptionRefused refused(LaptopOption option, String expected) {
        return new OptionRefused(
                "-D" + option.property() + "=" + values.get(option) + " is not valid: it takes " + expected + ".");
    }

    private static LaptopOption known(String property) {
        return LaptopOption.of(property)
                .orElseThrow(() -> new OptionRefused("There is no option -D" + property + ". The options are:\n"
                        + Arrays.stream(LaptopOption.values())
                                .map(option -> String.format("  -D%-36s %s", option.property(), option.help()))
                                .collect(Collectors.joining("\n"))));
    }
}
