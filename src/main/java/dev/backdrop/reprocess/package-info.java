@NullMarked
package dev.backdrop.reprocess;

import org.jspecify.annotations.NullMarked;
