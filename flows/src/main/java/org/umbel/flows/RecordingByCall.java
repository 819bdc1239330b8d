package org.umbel.flows;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.umbel.domain.call.Call;
import org.umbel.domain.call.OrderedCalls;
import org.umbel.domain.greeting.GreetingCalls;
import org.umbel.domain.menu.MenuSettings;
import org.umbel.domain.person.Person;
import org.umbel.domain.speech.Prompt;

/// Has greetings and names recorded and played by calls it makes (PP-2). A call runs on a thread of
/// its own. At most twenty go on at once, one for each orderer; the last two hundred are known.
public final class RecordingByCall implements GreetingCalls {
  private static final int AT_ONCE = 20;
  private static final int KNOWN = 200;

  private final Services services;
  private final OrderedCalls calls;
  private final Map<String, Ordered> known = new LinkedHashMap<>(); // guarded by itself

  private record Ordered(Person orderer, Progress progress) {
    boolean goesOn() {
      return progress.state() == State.CALLING || progress.state() == State.TALKING;
    }
  }

  public RecordingByCall(Services services, OrderedCalls calls) {
    this.services = services;
    this.calls = calls;
  }

  @Override
  public Optional<String> order(Order order) {
    var id = UUID.randomUUID().toString();
    synchronized (known) {
      if (full(order.orderer())) {
        return Optional.empty();
      }
      known.put(id, new Ordered(order.orderer(), new Progress(State.CALLING, "")));
      forgetOldest();
    }
    Thread.ofVirtual().name("recording by call " + id).start(() -> call(id, order));
    return Optional.of(id);
  }

  private boolean full(Person orderer) {
    var going = known.values().stream().filter(Ordered::goesOn).toList();
    return going.size() >= AT_ONCE
        || going.stream().anyMatch(one -> one.orderer().extension().equals(orderer.extension()));
  }

  private void forgetOldest() {
    var oldest = known.entrySet().iterator();
    while (known.size() > KNOWN && oldest.hasNext()) {
      if (!oldest.next().getValue().goesOn()) {
        oldest.remove();
      }
    }
  }

  @Override
  public Optional<Progress> progress(Person orderer, String id) {
    synchronized (known) {
      return Optional.ofNullable(known.get(id))
          .filter(one -> one.orderer().extension().equals(orderer.extension()))
          .map(Ordered::progress);
    }
  }

  private void call(String id, Order order) {
    try {
      var outcome = calls.call(order.orderer(), order.number(), call -> converse(id, order, call));
      switch (outcome) {
        case OrderedCalls.Outcome.Talked _ -> over(id, order);
        case OrderedCalls.Outcome.NotTaken(var why) ->
            becomes(id, order, State.NOT_TAKEN, why.toString());
        case OrderedCalls.Outcome.Refused(var why) -> becomes(id, order, State.NOT_ALLOWED, why);
        case OrderedCalls.Outcome.NotReachable _ ->
            becomes(id, order, State.NOT_REACHABLE, "no phone can be reached by this number");
      }
    } catch (InterruptedException stopped) {
      becomes(id, order, State.OVER, "the server ends");
    }
  }

  private void converse(String id, Order order, Call call) {
    call.answer();
    becomes(id, order, State.TALKING, "");
    var person = order.orderer();
    var settings = services.settings().of(person.extension());
    var language = settings.value(MenuSettings.LANGUAGE).orElse(person.language());
    var talk = new Conversation(call, services.voice(), language, services.keys());
    var recordings = new OwnRecordings(services, talk, person);
    try {
      switch (order.task()) {
        case PLAY -> order.what().ifPresentOrElse(recordings::hear, recordings::hearForEverybody);
        case RECORD ->
            order.what().ifPresentOrElse(recordings::record, recordings::recordForEverybody);
      }
      talk.insist(Prompt.GOODBYE);
    } finally {
      if (recordings.accepted()) {
        becomes(id, order, State.KEPT, "");
      }
    }
  }

  /// What was kept stays kept.
  private void over(String id, Order order) {
    if (progress(order.orderer(), id).filter(now -> now.state() != State.KEPT).isPresent()) {
      becomes(id, order, State.OVER, "");
    }
  }

  private void becomes(String id, Order order, State state, String why) {
    synchronized (known) {
      known.put(id, new Ordered(order.orderer(), new Progress(state, why)));
    }
  }
}
