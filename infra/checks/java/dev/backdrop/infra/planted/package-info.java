/** Mistakes that someone could make in the SAM template, to see that the checks catch them. */
package dev.backdrop.infra.planted;
