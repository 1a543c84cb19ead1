/**
 * What is wrong with a certificate chain that was sent, judged for the time of the capture.
 *
 * <pre>{@code
 * List<CertificateFinding> findings = CertificateChain.judge(certificates, "shop.example.test", captured);
 * }</pre>
 */
@NullMarked
package dev.peel.plugins.handshake.certificate;

import org.jspecify.annotations.NullMarked;
