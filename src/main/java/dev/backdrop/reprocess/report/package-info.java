@NullMarked
package dev.backdrop.reprocess.report;

import org.jspecify.annotations.NullMarked;
