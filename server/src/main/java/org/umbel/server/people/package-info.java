/// Who has a box and what opens it. Entry type: [Personnel].
@NullMarked
package org.umbel.server.people;

import org.jspecify.annotations.NullMarked;
