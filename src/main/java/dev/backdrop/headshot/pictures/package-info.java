@NullMarked
package dev.backdrop.headshot.pictures;

import org.jspecify.annotations.NullMarked;
