package org.umbel.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.umbel.sip.auth.Algorithm;

/// How Umbel speaks SIP.
///
/// @param listen where messages are taken
/// @param advertised the host that others are told, when it is not the one listened at
/// @param realm what phones are asked to register for
/// @param digests with which they may prove their password, the preferred one first
/// @param t1 estimated round trip (RFC 3261 §17.1.1.1)
/// @param t2 longest pause between repetitions
/// @param t4 longest life of a message in the network
/// @param calls at once; further ones are told to try again later
/// @param connections TCP connections at once
/// @param messageBytes largest message taken over TCP
public record SipSettings(
    List<ListenAddress> listen,
    Optional<String> advertised,
    String realm,
    List<Algorithm> digests,
    Duration t1,
    Duration t2,
    Duration t4,
    int calls,
    int connections,
    int messageBytes) {}
