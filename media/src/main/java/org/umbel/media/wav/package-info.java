/// WAV files: [WavFile] reads whatever people record into the house's one kind of sound,
/// [WavWriter] writes recordings and mends the header of one whose writer died.
@NullMarked
package org.umbel.media.wav;

import org.jspecify.annotations.NullMarked;
