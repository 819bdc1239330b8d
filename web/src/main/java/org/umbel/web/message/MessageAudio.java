package org.umbel.web.message;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import org.umbel.domain.message.Mailboxes;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.person.Person;
import org.umbel.web.answer.SoundAnswer;

/// Sends the sound of a message.
public final class MessageAudio {
  private final Mailboxes mailboxes;

  public MessageAudio(Mailboxes mailboxes) {
    this.mailboxes = mailboxes;
  }

  /// @throws org.umbel.domain.message.MessageGone when it is no longer there
  void send(Person person, MessageId id, ServerRequest request, ServerResponse response) {
    var sound = mailboxes.visit(person, mailbox -> mailbox.audio(id)).slice();
    SoundAnswer.send(sound, request, response);
  }
}
