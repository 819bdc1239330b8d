package org.umbel.web.engine;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.umbel.domain.engine.EngineAnswer;
import org.umbel.domain.engine.EngineDesk;
import org.umbel.domain.engine.EngineRequest;
import org.umbel.domain.interaction.ConnectionId;
import org.umbel.web.answer.Json;
import org.umbel.web.engine.EngineMessage.Malformed;
import org.umbel.web.socket.SocketGuest;
import org.umbel.web.socket.WebSocket;

/// A routing engine that asks by WebSocket: any number of requests, each answered when it has
/// ended. Whatever it has asked for is taken back when it goes.
final class EngineSocket implements SocketGuest {
  private final EngineDesk desk;
  private final Set<ConnectionId> open = ConcurrentHashMap.newKeySet();

  EngineSocket(EngineDesk desk) {
    this.desk = desk;
  }

  @Override
  public void opened(WebSocket socket) {}

  @Override
  public void said(WebSocket socket, String text) {
    try {
      var message = EngineMessage.read(text);
      switch (message.text("message")) {
        case "PreviewInteractionRequest" -> offer(socket, message.one());
        case "PreviewInteractionMultiple" -> offer(socket, message.many());
        case "PreviewInteractionCancel" -> cancel(socket, message.connection("ConnID"));
        case String other -> throw new Malformed("There is no message \"" + other + "\".");
      }
    } catch (Malformed malformed) {
      fault(socket, malformed.words());
    }
  }

  private void offer(WebSocket socket, EngineRequest request) {
    Thread.ofVirtual()
        .name("engine " + request.interaction().id())
        .start(() -> answer(socket, request));
  }

  private void answer(WebSocket socket, EngineRequest request) {
    var id = request.interaction().id();
    var mine = open.add(id);
    try {
      EngineAnswer answer = desk.offer(request);
      socket.send(EngineResult.of(request, answer).build().toString());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      if (mine) {
        open.remove(id);
      }
    }
  }

  private void cancel(WebSocket socket, ConnectionId id) {
    if (!desk.cancel(id)) {
      fault(socket, "Nothing of the connection id " + id + " is offered.");
    }
  }

  private static void fault(WebSocket socket, String words) {
    socket.send(
        Json.PROVIDER
            .createObjectBuilder()
            .add("message", "Error")
            .add("statusMessage", words)
            .build()
            .toString());
  }

  @Override
  public void closed(WebSocket socket) {
    open.forEach(desk::cancel);
  }
}
