@NullMarked
package dev.backdrop.picture.composite;

import org.jspecify.annotations.NullMarked;
