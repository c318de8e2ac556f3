@NullMarked
package dev.backdrop.picture.prepare;

import org.jspecify.annotations.NullMarked;
