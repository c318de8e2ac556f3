@NullMarked
package dev.backdrop.firefly.client.photoshop;

import org.jspecify.annotations.NullMarked;
