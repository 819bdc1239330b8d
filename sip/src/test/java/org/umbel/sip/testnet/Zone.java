package org.umbel.sip.testnet;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.umbel.sip.locate.Answer;
import org.umbel.sip.locate.DnsRecord;
import org.umbel.sip.locate.NameService;
import org.umbel.sip.locate.NamesUnanswered;
import org.umbel.sip.locate.Question;

/// What a name server of the test's own knows; also what it was asked.
public final class Zone implements NameService {

  public static final Duration LIFE = Duration.ofMinutes(5);

  public final List<String> asked = new ArrayList<>();
  private final Map<Question, List<DnsRecord>> records = new HashMap<>();
  private boolean silent;

  public Zone naptr(String name, int order, int preference, String service, String replacement) {
    var record = new DnsRecord.Naptr(order, preference, "s", service, replacement);
    return with(name, Question.Kind.NAPTR, record);
  }

  public Zone srv(String name, int priority, int weight, int port, String target) {
    return with(name, Question.Kind.SRV, new DnsRecord.Srv(priority, weight, port, target));
  }

  public Zone address(String name, String address) {
    var record = new DnsRecord.Address(InetAddress.ofLiteral(address));
    return with(name, Question.Kind.ADDRESS, record);
  }

  /// Does not answer any more, or again.
  public void silent(boolean changed) {
    silent = changed;
  }

  private Zone with(String name, Question.Kind kind, DnsRecord record) {
    records.computeIfAbsent(new Question(name, kind), _ -> new ArrayList<>()).add(record);
    return this;
  }

  @Override
  public synchronized Answer ask(Question question) {
    asked.add(question.toString());
    if (silent) throw new NamesUnanswered(question, "silence");
    return new Answer(records.getOrDefault(question, List.of()), LIFE);
  }
}
