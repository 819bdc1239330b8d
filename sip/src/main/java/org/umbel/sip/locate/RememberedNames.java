package org.umbel.sip.locate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks another name service and remembers its answers as long as they live. Several threads that
/// ask the same thing at once wait for one answer.
///
/// When the other one is silent, its last answer still counts for [#STALE] (RFC 8767), and it is
/// left in peace for [#PEACE], so that calls do not queue up before dead name servers.
public final class RememberedNames implements NameService {

  /// What an answer's life is shortened to; one without records lives [#LONGEST_NOTHING] at most.
  public static final Duration LONGEST = Duration.ofHours(1);

  public static final Duration LONGEST_NOTHING = Duration.ofMinutes(1);

  /// For how long an answer counts after its life, when nobody gives another.
  public static final Duration STALE = Duration.ofDays(1);

  /// How long nobody is asked again after a silence.
  public static final Duration PEACE = Duration.ofSeconds(5);

  private static final int QUESTIONS = 4096; // remembered; past it the one unused longest goes

  private final NameService other;
  private final InstantSource clock;
  private final Map<Question, Memory> memories =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Memory> eldest) {
          return size() > QUESTIONS;
        }
      };

  public RememberedNames(NameService other, InstantSource clock) {
    this.other = other;
    this.clock = clock;
  }

  @Override
  public Answer ask(Question question) {
    Memory memory;
    synchronized (memories) {
      memory = memories.computeIfAbsent(question, Memory::new);
    }
    return memory.recall();
  }

  /// What is known about one question; its monitor is held while the other is asked, so that the
  /// others who want to know wait.
  private final class Memory {
    private final Question question;
    private @Nullable Answer answer;
    private Instant dies = Instant.MIN;
    private Instant askAgain = Instant.MIN;
    private String silence = "";

    Memory(Question question) {
      this.question = question;
    }

    synchronized Answer recall() {
      var now = clock.instant();
      if (answer != null && now.isBefore(dies)) return answer;
      if (now.isBefore(askAgain)) return stale(now);
      try {
        var fresh = other.ask(question);
        answer = fresh;
        dies = now.plus(life(fresh));
        return fresh;
      } catch (NamesUnanswered failure) {
        silence = String.valueOf(failure.getMessage());
        askAgain = clock.instant().plus(PEACE);
        return stale(now);
      }
    }

    private Answer stale(Instant now) {
      if (answer != null && now.isBefore(dies.plus(STALE))) return answer;
      throw new NamesUnanswered(question, silence);
    }
  }

  private static Duration life(Answer answer) {
    var longest = answer.records().isEmpty() ? LONGEST_NOTHING : LONGEST;
    return answer.life().compareTo(longest) < 0 ? answer.life() : longest;
  }
}
