package org.umbel.bench.presence;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.umbel.bench.CannotMeasure;
import org.umbel.sip.Dialog;
import org.umbel.sip.DialogHandler;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;
import org.umbel.sip.message.SubscriptionState;

/// Watchers who come and go, in four ways by turns: one refreshes the subscription and ends it, one
/// ends it at once, one leaves without a word so that it expires, one asks for the state once.
final class Visits {
  private static final Duration PATIENCE = Duration.ofSeconds(32);
  private static final int WAYS = 4;

  /// The least that both servers grant.
  private static final Duration SHORTEST = Duration.ofSeconds(5);

  private final Crowd crowd;
  private final int people;

  /// @param people of whom one is watched
  Visits(Crowd crowd, int people) {
    this.crowd = crowd;
    this.people = people;
  }

  /// Watchers come and go for so long.
  ///
  /// @return how many did so as they should
  int during(Duration time) {
    return Together.during(time, this::visit);
  }

  private void visit(int number) {
    var way = number % WAYS;
    var wanted =
        switch (way) {
          case 2 -> SHORTEST;
          case 3 -> Duration.ZERO;
          default -> Duration.ofHours(1);
        };
    var watched = number / WAYS % people;
    var watcher = (watched + 1) % people;
    var request = crowd.request(Method.SUBSCRIBE, watcher, watched);
    var visit = new Visit();
    var opened =
        crowd
            .endpoint(watcher)
            .open(request.dressed(plain -> asking(plain, wanted)), PATIENCE, visit);
    var dialog =
        opened
            .dialog()
            .orElseThrow(
                () -> new CannotMeasure("a watcher is refused with " + opened.response().status()));
    visit.of(dialog);
    if (way == 0) {
      dialog.request(Method.SUBSCRIBE, plain -> asking(plain, wanted));
    }
    if (way < 2) {
      dialog.request(Method.SUBSCRIBE, plain -> asking(plain, Duration.ZERO));
    }
  }

  private static Request asking(Request plain, Duration expires) {
    return plain
        .with("Event", Crowd.PRESENCE.toString())
        .with("Expires", Long.toString(expires.toSeconds()));
  }

  /// Ends with the NOTIFY that says so, which may come before the dialog is known here.
  private static final class Visit implements DialogHandler {
    private final AtomicReference<@Nullable Dialog> known = new AtomicReference<>();
    private final AtomicBoolean over = new AtomicBoolean();

    void of(Dialog dialog) {
      known.set(dialog);
      if (over.get()) dialog.forget();
    }

    @Override
    public Response onRequest(Request request) {
      var state = SubscriptionState.of(request);
      if (state.filter(SubscriptionState::terminated).isPresent()) {
        over.set(true);
        var dialog = known.get();
        if (dialog != null) dialog.forget();
      }
      return request.reply(Status.OK);
    }
  }
}
