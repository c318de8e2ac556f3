@NullMarked
package dev.backdrop.headshot.delivery;

import org.jspecify.annotations.NullMarked;
