@NullMarked
package dev.backdrop.headshot.pipeline;

import org.jspecify.annotations.NullMarked;
