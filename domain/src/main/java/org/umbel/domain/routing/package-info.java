/// Who answers a call. Entry type: [Routing].
@NullMarked
package org.umbel.domain.routing;

import org.jspecify.annotations.NullMarked;
