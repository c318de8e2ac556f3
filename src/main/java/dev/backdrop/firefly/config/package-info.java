@NullMarked
package dev.backdrop.firefly.config;

import org.jspecify.annotations.NullMarked;
