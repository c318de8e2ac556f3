@NullMarked
package dev.backdrop.headshot.preparation;

import org.jspecify.annotations.NullMarked;
