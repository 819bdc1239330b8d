/// What a caller hears of a person: greeting and name. Entry type: [Greetings].
@NullMarked
package org.umbel.domain.greeting;

import org.jspecify.annotations.NullMarked;
