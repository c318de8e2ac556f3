@NullMarked
package dev.backdrop.firefly.http;

import org.jspecify.annotations.NullMarked;
