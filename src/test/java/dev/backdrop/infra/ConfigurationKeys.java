package dev.backdrop.infra;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappingInterface.Property;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;

/** Every configuration key of the function, as its {@code @ConfigMapping} interfaces declare them. */
final class ConfigurationKeys {

    private final Map<String, Property> keys = new TreeMap<>();

    ConfigurationKeys() {
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.backdrop").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .map(JavaClass::reflect)
                        .forEach(type -> ConfigMappings.getProperties(ConfigClass.configClass(type)).entrySet().stream()
                                // The parts of a list that is set as a whole.
                                .filter(entry -> isKey(entry.getValue())
                                        && !entry.getKey().endsWith("[*]"))
                                .forEach(entry -> keys.put(entry.getKey(), entry.getValue())));
    }

    private static boolean isKey(Property property) {
        return !property.isGroup() && !property.isDefaultMethod() && !property.isToStringMethod();
    }

    /** Keys by the environment variable that sets them (MicroProfile Config's rule). */
    Map<String, String> byVariable() {
        Map<String, String> variables = new TreeMap<>();
        keys.keySet()
                .forEach(
                        key -> variables.put(key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT), key));
        return variables;
    }

    Optional<String> defaultOf(String key) {
        return Optional.ofNullable(keys.get(key))
                .filter(Property::hasDefaultValue)
                .map(Property::getDefaultValue);
    }
}
