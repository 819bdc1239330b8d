/// Says every fixed sentence in every language from recordings that are shipped, so that nobody
/// needs a speech engine (TT-2). [RecordedVoice#open] is the way in: a grammar for each language
/// turns phrases into clips, a prompt pack holds the clips. The words are in `speech/catalogue`,
/// the recordings are made by `speech/record-prompts`.
@NullMarked
package org.umbel.speech;

import org.jspecify.annotations.NullMarked;
