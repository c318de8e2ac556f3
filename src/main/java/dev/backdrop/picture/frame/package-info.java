@NullMarked
package dev.backdrop.picture.frame;

import org.jspecify.annotations.NullMarked;
