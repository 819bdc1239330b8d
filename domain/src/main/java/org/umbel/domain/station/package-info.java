/// Phones: what is known of them and must survive a restart (ST-3). Entry type: [Registration].
@NullMarked
package org.umbel.domain.station;

import org.jspecify.annotations.NullMarked;
