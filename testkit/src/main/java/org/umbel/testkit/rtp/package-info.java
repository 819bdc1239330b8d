/// Bare RTP for tests: packets as a peer of any quality would send them; the entry is
/// [org.umbel.testkit.rtp.RtpPeer].
@NullMarked
package org.umbel.testkit.rtp;

import org.jspecify.annotations.NullMarked;
