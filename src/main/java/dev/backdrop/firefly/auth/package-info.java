@NullMarked
package dev.backdrop.firefly.auth;

import org.jspecify.annotations.NullMarked;
