@NullMarked
package dev.backdrop.reprocess.quota;

import org.jspecify.annotations.NullMarked;
