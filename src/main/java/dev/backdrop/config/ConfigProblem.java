package dev.backdrop.config;

/** One thing wrong with the configuration, in the words of the person who has to mend it; never carries a secret. */
public record ConfigProblem(String key, String value, String remedy) {}
