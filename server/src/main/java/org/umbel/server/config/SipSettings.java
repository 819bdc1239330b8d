package org.umbel.server.config;

import java.util.List;
import org.umbel.sip.auth.Algorithm;

/// What all lines share.
///
/// @param realm what phones are asked to register for
/// @param digests with which they may prove their password, the preferred one first
/// @param calls at once; further ones are told to try again later
/// @param nameServers none for those of the machine
public record SipSettings(
    String realm, List<Algorithm> digests, int calls, List<Address> nameServers) {}
