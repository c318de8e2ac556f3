package dev.backdrop.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappingInterface;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/** All configuration mappings of the function, found among the compiled classes and read without Quarkus. */
public final class Mappings {

    private Mappings() {}

    /** Reads these properties and the function's application.properties. */
    public static SmallRyeConfig ofProperties(Map<String, String> properties) {
        return builder()
                .withSources(new PropertiesConfigSource(properties, "test", 500))
                .build();
    }

    /** Reads this environment and the function's application.properties. */
    public static SmallRyeConfig ofEnvironment(Map<String, String> environment) {
        return builder().withSources(new EnvConfigSource(environment, 300)).build();
    }

    /**
     * Returns the text of {@code key} in an environment of this one variable. Leaves out mappings, which may need more
     * keys.
     */
    static String rawFromEnvironment(String key, String variable, String value) {
        return plain().withSources(new EnvConfigSource(Map.of(variable, value), 300))
                .build()
                .getConfigValue(key)
                .getValue();
    }

    /** Returns every key, such as {@code backdrop.look.prompt}; {@code *} stands for the name of a named look. */
    public static Map<String, ConfigMappingInterface.Property> keys() {
        Map<String, ConfigMappingInterface.Property> keys = new TreeMap<>();
        all().forEach(mapping -> ConfigMappings.getProperties(ConfigMappings.ConfigClass.configClass(mapping))
                .forEach((key, property) -> {
                    // A list also appears with its elements.
                    if (!key.endsWith("[*]")) {
                        keys.put(key, property);
                    }
                }));
        return keys;
    }

    private static SmallRyeConfigBuilder builder() {
        SmallRyeConfigBuilder builder = plain();
        all().forEach(builder::withMapping);
        return builder;
    }

    private static SmallRyeConfigBuilder plain() {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                .withSources(applicationProperties());
    }

    private static PropertiesConfigSource applicationProperties() {
        try {
            URL file = ConfigProblem.class.getResource("/application.properties");
            return new PropertiesConfigSource(file, 250);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Class<?>> all() {
        try {
            Path classes = Path.of(ConfigProblem.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (Stream<Path> files = Files.walk(classes)) {
                return files.map(file -> classes.relativize(file).toString())
                        .filter(name -> name.endsWith("Config.class"))
                        .<Class<?>>map(Mappings::load)
                        .filter(type -> type.isAnnotationPresent(ConfigMapping.class))
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String file) {
        String name = file.substring(0, file.length() - ".class".length()).replaceAll("[/\\\\]", ".");
        try {
            return Class.forName(name, false, Mappings.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
