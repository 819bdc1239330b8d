/// What TLS needs: who we are ([Identity]), whom we trust ([Authorities]), and how careful we are,
/// together [TlsSettings]. Reading certificates that cannot be used fails with an
/// [UnusableCertificate] that names the file, the certificate and what is wrong with it.
@NullMarked
package org.umbel.sip.tls;

import org.jspecify.annotations.NullMarked;
