/// Session descriptions (RFC 8866) and the offer/answer model (RFC 3264) for one audio stream.
/// [SessionDescription] is the text, [Negotiation] one side's memory of what was offered and
/// agreed.
@NullMarked
package org.umbel.media.sdp;

import org.jspecify.annotations.NullMarked;
