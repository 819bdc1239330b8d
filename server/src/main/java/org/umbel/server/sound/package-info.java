/// Sounds that people and administrators bring. Entry type: [PlayableSounds].
@NullMarked
package org.umbel.server.sound;

import org.jspecify.annotations.NullMarked;
