package org.umbel.sip;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.umbel.sip.admission.LoadLimits;
import org.umbel.sip.dialog.DialogSettings;
import org.umbel.sip.dialog.Reliability;
import org.umbel.sip.locate.DnsNames;
import org.umbel.sip.locate.DnsSettings;
import org.umbel.sip.locate.FailOver;
import org.umbel.sip.locate.NameService;
import org.umbel.sip.message.Method;
import org.umbel.sip.message.RSeq;
import org.umbel.sip.message.SessionExpires;
import org.umbel.sip.tls.TlsSettings;
import org.umbel.sip.transaction.Timers;
import org.umbel.sip.transport.AccessList;
import org.umbel.sip.transport.ListenPoint;
import org.umbel.sip.transport.TransportLimits;
import org.umbel.sip.transport.TransportSettings;

/// How an endpoint works.
///
/// @param listenPoints where it takes messages; at least one
/// @param timers T1, T2 and T4
/// @param transport how messages are carried: whom it listens to, by which certificates
/// @param load from when on it refuses new work
/// @param product name and version for the Server and User-Agent headers; empty for none
/// @param methods what Allow says, and what is not refused with 405
/// @param extensions option tags a peer may Require, besides those of `dialogs`
/// @param dialogs what it does in the dialogs of calls
/// @param failOver how requests go on to the next destination
/// @param names where names are looked up; several endpoints may share one
public record SipSettings(
    List<ListenPoint> listenPoints,
    Timers timers,
    TransportSettings transport,
    LoadLimits load,
    String product,
    Set<Method> methods,
    Set<String> extensions,
    DialogSettings dialogs,
    FailOver failOver,
    NameService names) {

  private static final Set<Method> METHODS =
      Set.of(Method.INVITE, Method.ACK, Method.CANCEL, Method.BYE, Method.OPTIONS, Method.INFO);

  /// @throws IllegalArgumentException without a listen point
  public SipSettings {
    if (listenPoints.isEmpty()) throw new IllegalArgumentException("No listen point");
    listenPoints = List.copyOf(listenPoints);
    methods = Set.copyOf(methods);
    extensions = Set.copyOf(extensions);
  }

  /// Listens there, everything else by default: the RFC's timers, calls only, no extensions.
  public static SipSettings at(ListenPoint... points) {
    return new SipSettings(
        List.of(points),
        Timers.DEFAULT,
        TransportSettings.DEFAULT,
        LoadLimits.DEFAULT,
        "Umbel",
        METHODS,
        Set.of(),
        DialogSettings.DEFAULT,
        FailOver.DEFAULT,
        DnsNames.remembered(DnsSettings.DEFAULT));
  }

  public SipSettings withTimers(Timers changed) {
    return new SipSettings(
        listenPoints,
        changed,
        transport,
        load,
        product,
        methods,
        extensions,
        dialogs,
        failOver,
        names);
  }

  public SipSettings withTransport(TransportSettings changed) {
    return new SipSettings(
        listenPoints,
        timers,
        changed,
        load,
        product,
        methods,
        extensions,
        dialogs,
        failOver,
        names);
  }

  public SipSettings withLimits(TransportLimits changed) {
    return withTransport(transport.withLimits(changed));
  }

  /// Who is listened to; nobody else gets an answer.
  public SipSettings withAccess(AccessList changed) {
    return withTransport(transport.withAccess(changed));
  }

  /// How TLS is spoken; listen points for TLS and WSS need it.
  public SipSettings withTls(TlsSettings changed) {
    return withTransport(transport.withTls(changed));
  }

  public SipSettings withLoad(LoadLimits changed) {
    return new SipSettings(
        listenPoints,
        timers,
        transport,
        changed,
        product,
        methods,
        extensions,
        dialogs,
        failOver,
        names);
  }

  public SipSettings withProduct(String changed) {
    return new SipSettings(
        listenPoints,
        timers,
        transport,
        load,
        changed,
        methods,
        extensions,
        dialogs,
        failOver,
        names);
  }

  public SipSettings withMethods(Set<Method> changed) {
    return new SipSettings(
        listenPoints,
        timers,
        transport,
        load,
        product,
        changed,
        extensions,
        dialogs,
        failOver,
        names);
  }

  public SipSettings withExtensions(Set<String> changed) {
    return new SipSettings(
        listenPoints, timers, transport, load, product, methods, changed, dialogs, failOver, names);
  }

  public SipSettings withDialogs(DialogSettings changed) {
    return new SipSettings(
        listenPoints,
        timers,
        transport,
        load,
        product,
        methods,
        extensions,
        changed,
        failOver,
        names);
  }

  public SipSettings withFailOver(FailOver changed) {
    return new SipSettings(
        listenPoints,
        timers,
        transport,
        load,
        product,
        methods,
        extensions,
        dialogs,
        changed,
        names);
  }

  public SipSettings withNames(NameService changed) {
    return new SipSettings(
        listenPoints,
        timers,
        transport,
        load,
        product,
        methods,
        extensions,
        dialogs,
        failOver,
        changed);
  }

  /// All option tags that are understood, in lower case.
  Set<String> understood() {
    var all = new TreeSet<>(extensions);
    all.add(SessionExpires.OPTION);
    if (dialogs.reliability() != Reliability.OFF) all.add(RSeq.OPTION);
    if (methods.contains(Method.REFER)) all.add(IncomingRefer.UNREPORTED);
    return all;
  }

  /// All methods that are taken.
  Set<Method> taken() {
    var all = new HashSet<>(methods);
    if (!methods.contains(Method.INVITE)) return all;
    all.add(Method.UPDATE);
    if (dialogs.reliability() != Reliability.OFF) all.add(Method.PRACK);
    return all;
  }
}
