/// The words every part of real-time media shares: a [Key] of the telephone, the [SampleSink] a
/// recording goes to, [Audio] for the one kind of sound Umbel handles, and [MediaException]. Real
/// work starts at `org.umbel.media.engine.MediaEngine`. Knows neither a product nor SIP.
@NullMarked
package org.umbel.media;

import org.jspecify.annotations.NullMarked;
