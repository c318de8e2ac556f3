@NullMarked
package dev.backdrop.firefly.service;

import org.jspecify.annotations.NullMarked;
