package org.umbel.web.message;

import jakarta.json.JsonObject;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.message.MessageEntry;
import org.umbel.web.answer.Json;

/// A message as programs see it.
final class MessageJson {
  private MessageJson() {}

  static JsonObject of(MessageEntry entry) {
    var caller = Json.PROVIDER.createObjectBuilder();
    entry.caller().number().map(PhoneNumber::digits).ifPresent(n -> caller.add("number", n));
    entry.caller().name().ifPresent(name -> caller.add("name", name));
    return Json.PROVIDER
        .createObjectBuilder()
        .add("id", entry.id().value())
        .add("receivedAt", entry.receivedAt().toString())
        .add("caller", caller)
        .add("durationMillis", entry.duration().toMillis())
        .add("heard", entry.heard())
        .add("urgent", entry.marks().urgent())
        .add("private", entry.marks().confidential())
        .add("audio", "/api/v1/mailbox/messages/" + entry.id() + "/audio")
        .build();
  }
}
