/// Secured audio: SRTP and SRTCP (RFC 3711, RFC 7714) with keys from session descriptions (RFC
/// 4568). [Encryption] says whether and [SrtpSuite] how; [SrtpSender] seals our packets and
/// [SrtpReceiver] opens those of the peer, both under a [MasterKey]. The ciphers are those of the
/// JDK.
@NullMarked
package org.umbel.media.srtp;

import org.jspecify.annotations.NullMarked;
