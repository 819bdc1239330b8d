package org.umbel.telephony.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.media.Key;
import org.umbel.media.engine.MediaClosed;
import org.umbel.media.engine.MediaSession;
import org.umbel.media.sdp.Agreement;
import org.umbel.media.sdp.MalformedDescription;
import org.umbel.media.sdp.SessionDescription;
import org.umbel.sip.SipException;
import org.umbel.sip.message.NameAddr;
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
  private boolean followed; // guarded by this
  private volatile Optional<Leg> leg = Optional.empty();
  private volatile Optional<OwnSide> linked = Optional.empty();
  private volatile Optional<NameAddr> shown = Optional.empty();
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
      followed |= !follower.equals(SideWatch.NONE);
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

  /// Another conversation that this one talks to in the place of a party.
  public Optional<OwnSide> linked() {
    return linked;
  }

  /// Whether it has answered: somebody talks to it, or another conversation does.
  boolean talks() {
    return leg.isPresent() || linked.isPresent();
  }

  /// Who talks to it, as others are told; empty before it has answered.
  Optional<NameAddr> name() {
    return leg.map(Leg::name).or(() -> shown);
  }

  /// Says who a conversation speaks for that talks to this one.
  public void shownAs(NameAddr who) {
    shown = Optional.of(who);
  }

  /// Two conversations of which one has to do with a worker, the other being that with a contact
  /// point: others have nothing to say to each other.
  @Override
  public boolean link(Counterpart other) {
    if (!(other instanceof OwnSide theirs)
        || !(isFollowed() || theirs.isFollowed())
        || !media.talkTo(theirs.media)) {
      return false;
    }
    talkTo(theirs);
    theirs.talkTo(this);
    return true;
  }

  private synchronized boolean isFollowed() {
    return followed;
  }

  private void talkTo(OwnSide other) {
    boolean instead = talks();
    shown = name();
    apart();
    leg = Optional.empty();
    linked = Optional.of(other);
    if (instead) {
      watch().moved();
    }
    if (other.ended()) {
      hangUp();
    }
  }

  /// Whom it was linked with does without it.
  private void apart() {
    linked.ifPresent(former -> former.forget(this));
    linked = Optional.empty();
  }

  private void forget(OwnSide other) {
    linked = linked.filter(one -> !one.equals(other));
  }

  /// Somebody serves who talks to this conversation: for another one that is linked with it.
  void served() {
    linked.ifPresent(other -> other.watch().served());
  }

  @Override
  public boolean passOn(PhoneNumber number) {
    return watch().passOn(number);
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
    linked.ifPresent(OwnSide::hangUp);
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
    boolean instead = linked.isPresent() || leg.filter(former -> !former.equals(other)).isPresent();
    apart();
    leg = Optional.of(other);
    if (instead) {
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
