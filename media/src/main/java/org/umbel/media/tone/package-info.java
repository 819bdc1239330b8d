/// Sounds made and found by arithmetic: [Tones] makes beeps and key tones, [KeyToneDetector] hears
/// keys in speech, [SpeechDetector] tells speech from silence.
@NullMarked
package org.umbel.media.tone;

import org.jspecify.annotations.NullMarked;
