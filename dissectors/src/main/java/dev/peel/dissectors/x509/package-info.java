/** X.509 certificates, RFC 5280, as far as other protocols read what is in them. */
@NullMarked
package dev.peel.dissectors.x509;

import org.jspecify.annotations.NullMarked;
