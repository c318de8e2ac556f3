@NullMarked
package dev.backdrop.config;

import org.jspecify.annotations.NullMarked;
