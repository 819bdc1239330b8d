/// Real-time media: session descriptions, RTP and RTCP, codecs, keys and tones, playing and
/// recording. Knows neither a product nor SIP.
@NullMarked
package org.umbel.media;

import org.jspecify.annotations.NullMarked;
