package org.umbel.domain.chat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.chat.Chat.Stage;
import org.umbel.domain.chat.Chat.Why;
import org.umbel.domain.chat.ChatLine.Side;
import org.umbel.domain.contact.Candidates;
import org.umbel.domain.contact.ContactPoint;
import org.umbel.domain.contact.ContactPoints;
import org.umbel.domain.contact.Search;
import org.umbel.domain.contact.Strategy;
import org.umbel.domain.interaction.ConnectionId;
import org.umbel.domain.interaction.Interaction;

/// The chats of agents with workers (IM-1): at most [#MOST] at once, and [#MOST_EACH] of each
/// worker and each agent. An ended chat is kept for [#KEPT], one in which nobody writes ends after
/// [#LONGEST_PAUSE]. Safe for all threads; does not wait.
public final class Chats implements AutoCloseable {
  public static final int MOST = 2_000;
  public static final int MOST_EACH = 8;
  public static final Duration KEPT = Duration.ofMinutes(10);
  public static final Duration LONGEST_PAUSE = Duration.ofHours(8);

  private final Search.House house;
  private final ContactPoints points;
  private final InstantSource clock;
  private final Map<ChatId, Chat> chats = new ConcurrentHashMap<>();
  private final Map<ChatId, Thread> asking = new ConcurrentHashMap<>();
  private final List<Consumer<Chat>> followers = new CopyOnWriteArrayList<>();

  public Chats(Search.House house, ContactPoints points) {
    this.house = house;
    this.points = points;
    this.clock = house.clock();
  }

  /// What became of writing a line.
  public sealed interface Said {
    /// @param number of the line; of the former one when the same was sent before
    record Written(int number) implements Said {}

    /// @param why in a word for programs: `not-open`, `full`
    record Refused(String why) implements Said {}
  }

  /// Tells of each change, on the thread that changes; the follower must not wait. It may be told
  /// in another order than things happened: what is true is [#find].
  public void follow(Consumer<Chat> follower) {
    followers.add(follower);
  }

  /// Asks for a chat; workers are offered it from now on.
  ///
  /// @return empty when there are too many chats at once
  public Optional<Chat> ask(String agent, ChatWish wish) {
    sweep();
    if (chats.size() >= MOST || of(agent).stream().filter(c -> !c.ended()).count() >= MOST_EACH) {
      return Optional.empty();
    }
    var interaction =
        new Interaction(
            ConnectionId.random(),
            Channel.CHAT,
            Optional.empty(),
            wish.point(),
            Optional.empty(),
            wish.data());
    var chat =
        new Chat(
            ChatId.random(),
            interaction,
            agent,
            wish.consult(),
            new Stage.Offered(),
            List.of(),
            clock.instant());
    chats.put(chat.id(), chat);
    asking.put(
        chat.id(), Thread.ofVirtual().name("chat " + chat.id()).unstarted(() -> offer(chat, wish)));
    tell(chat);
    Optional.ofNullable(asking.get(chat.id())).ifPresent(Thread::start);
    return Optional.of(chat);
  }

  private void offer(Chat chat, ChatWish wish) {
    try {
      var worker = accepting(chat, wish);
      change(chat.id(), now -> now.ended() ? now : now.at(next(worker), clock.instant()));
    } catch (InterruptedException givenUp) {
      Thread.currentThread().interrupt();
    } finally {
      asking.remove(chat.id());
    }
  }

  private static Stage next(Optional<AgentId> worker) {
    return worker
        .<Stage>map(Stage.Open::new)
        .orElseGet(() -> new Stage.Ended(Optional.empty(), Why.NOT_ACCEPTED));
  }

  /// The worker has the chat beside others: nobody is kept for it.
  private Optional<AgentId> accepting(Chat chat, ChatWish wish) throws InterruptedException {
    var strategy = strategy(wish);
    if (strategy.isEmpty()) {
      return Optional.empty();
    }
    var accepted = new Search(house, strategy.get(), chat.interaction()).next();
    accepted.ifPresent(one -> one.lease().close());
    return accepted.map(one -> one.offer().agent());
  }

  private Optional<Strategy> strategy(ChatWish wish) {
    return switch (wish.target()) {
      case ChatWish.Target.Person(var worker) ->
          Optional.of(
              new Strategy(
                  List.of(
                      new Strategy.Step(
                          Strategy.Manner.BROADCAST,
                          new Candidates(Set.of(worker), Set.of(), Optional.empty(), Map.of()),
                          Duration.ZERO)),
                  Duration.ZERO));
      case ChatWish.Target.Point(var number) -> points.byNumber(number).map(ContactPoint::strategy);
    };
  }

  /// Writes a line for one side; the same key a second time writes nothing.
  public Said say(ChatId id, Side from, String key, String text) {
    var written = new ArrayList<Said>(1);
    change(
        id,
        chat -> {
          written.clear();
          var before =
              chat.lines().stream()
                  .filter(line -> line.from() == from && line.key().equals(key))
                  .findFirst();
          if (before.isPresent()) {
            written.add(new Said.Written(before.get().number()));
            return chat;
          }
          if (!(chat.stage() instanceof Stage.Open)) {
            written.add(new Said.Refused("not-open"));
            return chat;
          }
          if (chat.lines().size() >= Chat.MOST_LINES) {
            written.add(new Said.Refused("full"));
            return chat;
          }
          var line = new ChatLine(chat.lines().size() + 1, from, key, text, clock.instant());
          written.add(new Said.Written(line.number()));
          return chat.with(line);
        });
    return written.isEmpty() ? new Said.Refused("not-open") : written.getFirst();
  }

  /// Ends it for both; while workers are asked, nobody is asked any more. A second time does
  /// nothing.
  public void end(ChatId id, Side by) {
    change(
        id,
        chat ->
            chat.ended()
                ? chat
                : chat.at(
                    new Stage.Ended(
                        chat.worker(), by == Side.AGENT ? Why.AGENT_LEFT : Why.WORKER_LEFT),
                    clock.instant()));
    Optional.ofNullable(asking.remove(id)).ifPresent(Thread::interrupt);
  }

  public Optional<Chat> find(ChatId id) {
    return Optional.ofNullable(chats.get(id));
  }

  /// A worker's, those that have ended a short while ago too.
  public List<Chat> of(AgentId worker) {
    return chats.values().stream()
        .filter(chat -> chat.worker().filter(worker::equals).isPresent())
        .toList();
  }

  /// An agent's, those that have ended a short while ago too.
  public List<Chat> of(String agent) {
    return chats.values().stream().filter(chat -> chat.agent().equals(agent)).toList();
  }

  /// The chat that is offered as this interaction.
  public Optional<Chat> offered(ConnectionId connection) {
    return chats.values().stream()
        .filter(chat -> chat.interaction().id().equals(connection))
        .findFirst();
  }

  private void change(ChatId id, UnaryOperator<Chat> change) {
    var before = chats.get(id);
    var after = chats.computeIfPresent(id, (_, chat) -> change.apply(chat));
    if (after != null && !after.equals(before)) {
      tell(after);
    }
  }

  private void tell(Chat chat) {
    followers.forEach(follower -> follower.accept(chat));
  }

  /// Forgets what ended long ago, and ends what nobody writes in any more.
  private void sweep() {
    var now = clock.instant();
    for (var chat : List.copyOf(chats.values())) {
      if (chat.ended() && chat.changed().plus(KEPT).isBefore(now)) {
        chats.remove(chat.id(), chat);
      } else if (!chat.ended() && chat.changed().plus(LONGEST_PAUSE).isBefore(now)) {
        change(
            chat.id(),
            idle ->
                idle.equals(chat) ? idle.at(new Stage.Ended(idle.worker(), Why.IDLE), now) : idle);
      }
    }
  }

  /// Nobody is asked any more.
  @Override
  public void close() {
    asking.values().forEach(Thread::interrupt);
  }
}
