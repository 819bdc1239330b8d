/// Calls' media on a few threads: [MediaEngine] owns sockets and threads, [MediaSession] is one
/// call's stream, played to and recorded from by straight-line blocking code.
@NullMarked
package org.umbel.media.engine;

import org.jspecify.annotations.NullMarked;
