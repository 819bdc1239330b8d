/// Sounds that tests say and compare with what was heard; the entry is
/// [org.umbel.testkit.sound.Sound].
@NullMarked
package org.umbel.testkit.sound;

import org.jspecify.annotations.NullMarked;
