/// Secured audio: SRTP and SRTCP (RFC 3711, RFC 7714). [Encryption] says whether, [SrtpSuite] how.
@NullMarked
package org.umbel.media.srtp;

import org.jspecify.annotations.NullMarked;
