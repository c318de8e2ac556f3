@NullMarked
package dev.backdrop.text;

import org.jspecify.annotations.NullMarked;
