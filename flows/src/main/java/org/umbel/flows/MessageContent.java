package org.umbel.flows;

import java.util.List;
import java.util.Optional;
import org.umbel.domain.call.Key;
import org.umbel.domain.speech.Phrase;

/// A message as it is heard. Belongs to the call's thread.
interface MessageContent extends AutoCloseable {

  /// Begins to get ready what takes time, while something else is said.
  void prepare();

  /// What kind of message it is; nothing for an ordinary voice message.
  List<Phrase> kind();

  /// Says who it is from; a key cuts that short.
  void saySender();

  /// Lets it be heard from its beginning.
  ///
  /// @throws org.umbel.domain.message.MessageGone when it is no longer there
  Left play();

  /// Ends what goes on in the background; never fails.
  @Override
  void close();

  /// How a message was left.
  ///
  /// @param by the key that is still to be obeyed; empty at its end
  /// @param heard whether it counts as heard
  record Left(Optional<Key> by, boolean heard) {}
}
