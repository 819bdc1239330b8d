package org.umbel.sip.dialog;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;

/// The calls that ended lately, so that who comes too late to take the place of one is told so, RFC
/// 3891 §3. The oldest is forgotten when there are too many. Belongs to the loop.
public final class EndedDialogs {

  private static final int MOST = 1_000;

  private final Queue<DialogId> inOrder = new ArrayDeque<>();
  private final Set<DialogId> ids = new HashSet<>();

  public void add(DialogId id) {
    if (!ids.add(id)) return;
    inOrder.add(id);
    if (inOrder.size() > MOST) ids.remove(inOrder.remove());
  }

  public boolean has(DialogId id) {
    return ids.contains(id);
  }
}
