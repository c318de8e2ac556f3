@NullMarked
package dev.backdrop.picture.metadata;

import org.jspecify.annotations.NullMarked;
