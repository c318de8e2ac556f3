/** The contract of every deployment of Backdrop, as rules for a template in normal form. */
package dev.backdrop.infra.contract;
