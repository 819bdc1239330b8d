/// From an engine's sound to a telephone's: [Telephone] makes it as the recorded prompts are.
@NullMarked
package org.umbel.voices.sound;

import org.jspecify.annotations.NullMarked;
