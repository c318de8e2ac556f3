/** What every deployment of Backdrop must keep to, said as rules over a template in normal form. */
package dev.backdrop.infra.contract;
