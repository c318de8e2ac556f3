@NullMarked
package dev.backdrop.secret;

import org.jspecify.annotations.NullMarked;
