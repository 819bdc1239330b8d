/// What is set of a voice box: greetings, settings, PINs, letters, notices. Entry type:
/// [SettingsApi].
@NullMarked
package org.umbel.web.box;

import org.jspecify.annotations.NullMarked;
