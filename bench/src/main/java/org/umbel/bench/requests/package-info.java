/// Requests each second over UDP, TCP and TLS: [SipBenchmark]. Every client asks, waits for the
/// answer and asks again, so that the server is as busy as it can be and never drowned.
@NullMarked
package org.umbel.bench.requests;

import org.jspecify.annotations.NullMarked;
