/// Lines and phones, as the configuration has them, and what changes while calls go on. Entry
/// types: [TelephonyTerms] and [LiveConfiguration].
@NullMarked
package org.umbel.server.live;

import org.jspecify.annotations.NullMarked;
