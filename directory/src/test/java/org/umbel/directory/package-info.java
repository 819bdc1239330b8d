/// What the tests of the room share. Entry type: [LittleDirectory].
@NullMarked
package org.umbel.directory;

import org.jspecify.annotations.NullMarked;
