package dev.backdrop.config;

/** One error in the configuration, with its remedy; without secrets. */
public record ConfigProblem(String key, String value, String remedy) {}
