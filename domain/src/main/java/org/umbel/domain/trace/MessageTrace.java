package org.umbel.domain.trace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.umbel.domain.call.CallId;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.message.Sight;
import org.umbel.domain.person.Extension;
import org.umbel.domain.trace.MessageStep.What;

/// The way of one message, from what the caller said until the lamp is dark again. Immutable.
///
/// @param call it was left in; empty when that is not known any more, as after a crash
/// @param steps in their order, at most [#MOST]; what happens in a row is one step
public record MessageTrace(
    MessageId id, Extension owner, Optional<CallId> call, List<MessageStep> steps) {
  /// How many steps are kept; later ones are not.
  public static final int MOST = 60;

  public MessageTrace {
    steps = List.copyOf(steps);
  }

  public static MessageTrace begin(MessageId id, Extension owner, Optional<CallId> call) {
    return new MessageTrace(id, owner, call, List.of());
  }

  /// The same with one more step. A mailbox may show a message before whoever brought it is told
  /// so; being handed over then comes first all the same.
  public MessageTrace with(MessageStep step) {
    var all = new ArrayList<>(steps);
    var arrival = first(What::ofMailbox);
    if (!all.isEmpty() && all.getLast().what() == step.what()) {
      all.set(all.size() - 1, all.getLast().again(step));
    } else if (step.what().handsOver() && arrival >= 0) {
      all.add(arrival, step.notAfter(steps.get(arrival).at()));
    } else {
      all.add(step);
    }
    return all.size() > MOST ? this : new MessageTrace(id, owner, call, all);
  }

  /// What is new of it when its mailbox was looked at.
  ///
  /// @param sight empty when the mailbox does not have it
  /// @return empty when nothing is, or when it is still on its way
  public Optional<What> news(Optional<Sight> sight) {
    var before = last(What::ofMailbox);
    var now = sight.map(seen -> there(seen, before)).orElse(What.GONE);
    return now == before.orElse(What.GONE) ? Optional.empty() : Optional.of(now);
  }

  /// A message that was made new again stays so until it is heard.
  private static What there(Sight now, Optional<What> before) {
    var wasHeard = before.filter(what -> what == What.SEEN || what == What.UNSEEN).isPresent();
    return switch (now) {
      case HEARD -> What.SEEN;
      case NEW -> wasHeard ? What.UNSEEN : What.ARRIVED;
    };
  }

  /// What is new of it when the lamp was set.
  ///
  /// @return empty when it is not in the mailbox yet, or the lamp is as it was
  public Optional<What> news(boolean lit) {
    var now = lit ? What.LAMP_ON : What.LAMP_OFF;
    var changed = last(What::ofLamp).filter(before -> before == now).isEmpty();
    return changed && last(What::ofMailbox).isPresent() ? Optional.of(now) : Optional.empty();
  }

  /// Whether it is in its mailbox or may still get there.
  public boolean open() {
    return last(what -> what == What.SET_ASIDE || what == What.GONE).isEmpty();
  }

  /// Whether it was handed over and nobody has seen it in its mailbox yet.
  public boolean expected() {
    return last(What::handsOver).isPresent() && last(What::ofMailbox).isEmpty();
  }

  /// When something was last heard of it.
  public Instant lastHeardOf() {
    return steps.getLast().last();
  }

  private Optional<What> last(Predicate<What> which) {
    return steps.reversed().stream().map(MessageStep::what).filter(which).findFirst();
  }

  private int first(Predicate<What> which) {
    for (var i = 0; i < steps.size(); i++) {
      if (which.test(steps.get(i).what())) {
        return i;
      }
    }
    return -1;
  }
}
