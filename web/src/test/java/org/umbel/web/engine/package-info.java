/// Tests of what programs of contact centres ask for. Entry type: [SignsOfLifeTest].
@NullMarked
package org.umbel.web.engine;

import org.jspecify.annotations.NullMarked;
