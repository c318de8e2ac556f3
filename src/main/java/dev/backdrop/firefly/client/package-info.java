@NullMarked
package dev.backdrop.firefly.client;

import org.jspecify.annotations.NullMarked;
