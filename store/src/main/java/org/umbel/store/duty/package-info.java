/// What of workers' duties outlives the server, in a file. Entry type: [FileDutyVault].
@NullMarked
package org.umbel.store.duty;

import org.jspecify.annotations.NullMarked;
