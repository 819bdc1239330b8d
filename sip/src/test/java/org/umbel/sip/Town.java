package org.umbel.sip;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.umbel.sip.admission.LoadLimits;
import org.umbel.sip.dialog.DialogSettings;
import org.umbel.sip.message.MediaType;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.NameAddr;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.testnet.ManualLoop;
import org.umbel.sip.testnet.VirtualNetwork;
import org.umbel.sip.trace.SipEvent;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.sip.transport.Protocol;

/// Two endpoints, Anna's at 10.0.0.1 and Ben's at 10.0.0.2, on a network and a clock the test owns.
/// The test's thread is the loop of both.
public final class Town implements AutoCloseable {

  public static final String ANNA = "10.0.0.1";
  public static final String BEN = "10.0.0.2";
  static final byte[] OFFER = {'o'};
  static final byte[] ANSWER = {'a'};

  public final ManualLoop loop = new ManualLoop();
  public final VirtualNetwork network = new VirtualNetwork(loop);
  public final List<SipEvent> events = new CopyOnWriteArrayList<>();
  private final List<SipEndpoint> endpoints = new ArrayList<>();

  /// An endpoint with a handler.
  public SipEndpoint endpoint(String host, SipHandler handler) {
    return endpoint(host, handler, LoadLimits.DEFAULT);
  }

  public SipEndpoint endpoint(String host, SipHandler handler, LoadLimits load) {
    return endpoint(host, handler, settings -> settings.withLoad(load));
  }

  /// An endpoint that does in dialogs what the test wants.
  public SipEndpoint endpoint(String host, SipHandler handler, DialogSettings dialogs) {
    return endpoint(host, handler, settings -> settings.withDialogs(dialogs));
  }

  /// An endpoint with settings of its own.
  public SipEndpoint endpoint(
      String host, SipHandler handler, UnaryOperator<SipSettings> changing) {
    var settings = changing.apply(SipSettings.at(ListenPoint.udp(host, 5060)));
    var node = network.node(host, Protocol.UDP);
    var endpoint = SipEndpoint.start(settings, handler, events::add, loop, node);
    endpoints.add(endpoint);
    return endpoint;
  }

  /// What a handler does that takes its time, a second of it.
  static void think() {
    LockSupport.parkNanos(1_000_000_000);
  }

  /// A request from Anna to Ben.
  public static OutgoingRequest toBen(Method method) {
    var anna = NameAddr.of("Anna Berg", SipUri.of("anna", ANNA));
    return OutgoingRequest.of(method, SipUri.of("ben", BEN), anna);
  }

  public static OutgoingRequest callToBen() {
    return toBen(Method.INVITE).dressed(invite -> invite.withBody(MediaType.SDP, OFFER));
  }

  /// Runs a conversation on a thread of its own and the loop until it has ended; time passes when
  /// everybody waits.
  public <T> T talk(Callable<T> conversation) {
    var task = new FutureTask<>(conversation);
    Thread.startVirtualThread(task);
    passUntil(task::isDone);
    try {
      return task.get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) throw cause;
      throw new AssertionError(failure.getCause());
    } catch (InterruptedException interruption) {
      throw new AssertionError(interruption);
    }
  }

  /// Lets time pass until something has come about.
  public void passUntil(BooleanSupplier condition) {
    loop.passUntil(condition);
  }

  /// Waits for what other threads do, while time stands still.
  public void standUntil(BooleanSupplier condition) {
    loop.standUntil(condition);
  }

  /// Lets time pass, for what still goes on afterwards.
  public void pass(Duration span) {
    loop.pass(span);
  }

  /// Ends all endpoints; nobody waits for them any more.
  @Override
  public void close() {
    endpoints.forEach(SipEndpoint::close);
    loop.settle();
  }
}
