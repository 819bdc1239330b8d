package org.umbel.telephony.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.umbel.media.Key;
import org.umbel.media.engine.MediaClosed;
import org.umbel.media.engine.MediaSession;
import org.umbel.media.sdp.Agreement;
import org.umbel.media.sdp.MalformedDescription;
import org.umbel.media.sdp.SessionDescription;
import org.umbel.sip.SipException;
import org.umbel.sip.message.Request;
import org.umbel.sip.message.Response;
import org.umbel.sip.message.Status;
import org.umbel.telephony.key.InfoKeys;
import org.umbel.telephony.ring.Counterpart;
import org.umbel.telephony.ring.Leg;

/// A conversation's side of its call: the media session, to which whoever calls talks. Offers and
/// answers change it (RFC 3264); keys come by INFO, too.
public final class OwnSide implements Counterpart {
  private final MediaSession media;
  private final List<Runnable> farewells = new ArrayList<>(0); // guarded by this
  private boolean ended; // guarded by this
  private boolean left; // guarded by this
  private SideWatch watch = SideWatch.NONE; // guarded by this
  private volatile Optional<Leg> leg = Optional.empty();
  private volatile byte[] said = new byte[0];

  public OwnSide(MediaSession media) {
    this.media = media;
  }

  public MediaSession media() {
    return media;
  }

  /// Follows the party from now on, in the place of who has done so; tells at once when it has
  /// left.
  public void watch(SideWatch follower) {
    boolean late;
    synchronized (this) {
      watch = follower;
      late = left;
    }
    if (late) {
      follower.left();
    }
  }

  private synchronized SideWatch watch() {
    return watch;
  }

  /// Whether the party has hung up, or the side is over.
  public synchronized boolean left() {
    return left;
  }

  private void leave() {
    boolean first;
    synchronized (this) {
      first = !left;
      left = true;
    }
    if (first) {
      watch().left();
    }
  }

  /// Who talks to the conversation; empty before it has answered.
  public Optional<Leg> leg() {
    return leg;
  }

  /// The conversation has ended, or talks to nobody any more.
  public void end() {
    List<Runnable> tasks;
    synchronized (this) {
      ended = true;
      tasks = List.copyOf(farewells);
      farewells.clear();
    }
    media.close();
    tasks.forEach(Runnable::run);
    leave();
  }

  @Override
  public byte[] offer() {
    said = media.offer().write();
    return said;
  }

  @Override
  public Answer answer(byte[] offer) {
    return agreed(offer, media::answer, Agreement.Agreed::description);
  }

  @Override
  public Answer take(byte[] answer) {
    return agreed(answer, media::accept, _ -> media.offer());
  }

  private Answer agreed(
      byte[] theirs,
      Function<SessionDescription, Agreement> negotiation,
      Function<Agreement.Agreed, SessionDescription> ours) {
    try {
      return switch (negotiation.apply(SessionDescription.parse(theirs))) {
        case Agreement.Agreed agreed -> {
          said = ours.apply(agreed).write();
          watch().held(!agreed.stream().direction().sends());
          yield new Answer.Accepted(said);
        }
        case Agreement.Refused _ -> new Answer.Refused(Status.NOT_ACCEPTABLE_HERE);
      };
    } catch (MalformedDescription malformed) {
      return new Answer.Refused(Status.NOT_ACCEPTABLE_HERE);
    }
  }

  /// An answer that cannot be served ends the call.
  @Override
  public Optional<Asked> ask() {
    return Optional.of(new Asked(offer(), answer -> answer.ifPresent(this::takeOrEnd)));
  }

  private void takeOrEnd(byte[] answer) {
    if (take(answer) instanceof Answer.Refused) {
      leg.ifPresent(Leg::hangUp);
    }
  }

  @Override
  public byte[] said() {
    return said;
  }

  @Override
  public Response info(Request info) {
    return InfoKeys.take(info, media);
  }

  /// Presses keys as the line of the party wants it, and otherwise in the sound.
  ///
  /// @throws SipException when the party is gone
  void press(List<Key> keys) {
    var left = leg.map(party -> party.press(keys)).orElse(keys);
    if (!left.isEmpty()) {
      media.sendKeys(left);
    }
  }

  /// Presses keys; waits until they are sent.
  ///
  /// @return false when the party has gone
  public boolean presses(List<org.umbel.domain.call.Key> keys) {
    try {
      press(MediaTerms.inOrder(keys));
      return true;
    } catch (SipException | MediaClosed gone) {
      return false;
    }
  }

  @Override
  public boolean meet(Leg other) {
    var before = leg;
    leg = Optional.of(other);
    if (before.filter(former -> !former.equals(other)).isPresent()) {
      watch().moved();
    }
    return ended();
  }

  @Override
  public void onGone(Runnable task) {
    synchronized (this) {
      if (!ended) {
        farewells.add(task);
        return;
      }
    }
    task.run();
  }

  @Override
  public synchronized boolean ended() {
    return ended;
  }

  /// Wakes the conversation, which ends then.
  @Override
  public void hangUp() {
    media.close();
    leave();
  }
}
