@NullMarked
package dev.backdrop.picture.segment.net;

import org.jspecify.annotations.NullMarked;
