package org.umbel.server.work;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.umbel.domain.agent.AgentId;
import org.umbel.domain.agent.Cause;
import org.umbel.domain.agent.Channel;
import org.umbel.domain.agent.duty.Duties;
import org.umbel.domain.agent.options.RedirectVault;
import org.umbel.domain.agent.state.Icon;
import org.umbel.domain.agent.state.StateDefinition;
import org.umbel.domain.agent.state.StateText;
import org.umbel.domain.agent.state.States;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.web.worker.StateBook;

/// Agent states as the screens of workers show and set them.
public final class ScreenStates implements StateBook {
  private final KnowledgeWork work;

  public ScreenStates(KnowledgeWork work) {
    this.work = work;
  }

  @Override
  public List<Look> menu(AgentId worker) {
    var logout = work.options().of(worker).windows().logoutMenu();
    return states().menu(logout, work.book().followed(worker)).stream().map(this::look).toList();
  }

  private States states() {
    return work.duties().states();
  }

  @Override
  public Look shown(AgentId worker) {
    return look(work.duties().shown(worker));
  }

  @Override
  public Look shown(AgentId worker, Channel channel) {
    return look(work.duties().shown(worker, channel));
  }

  private Look look(StateDefinition state) {
    var icon = state.icon().orElse(Icon.Standard.OUT_OF_SERVICE);
    return new Look(
        state.id(),
        texts(state, StateText::status),
        texts(state, StateText::menu),
        address(icon),
        icon instanceof Icon.Located located ? work.states().locate(located.badge()) : "");
  }

  private String address(Icon icon) {
    return switch (icon) {
      case Icon.Standard known -> known.word();
      case Icon.Located(var location) -> work.states().locate(location);
    };
  }

  private static Map<String, String> texts(
      StateDefinition state, Function<StateText, Optional<String>> which) {
    var texts = new HashMap<String, String>();
    for (var text : state.texts()) {
      which.apply(text).ifPresent(words -> texts.putIfAbsent(text.language().orElse(""), words));
    }
    return texts;
  }

  @Override
  public boolean set(AgentId worker, String id, Cause cause) {
    return work.duties().choose(worker, id, cause) == Duties.Choice.DONE;
  }

  @Override
  public void screenOpened(AgentId worker) {
    work.duties().screenOpened(worker);
  }

  @Override
  public void screenClosed(AgentId worker) {
    work.duties().screenClosed(worker);
  }

  @Override
  public void follow(Consumer<AgentId> follower) {
    work.duties().follow(follower);
  }

  @Override
  public boolean redirect(AgentId worker, Optional<PhoneNumber> number, boolean enabled) {
    return work.book().redirect(worker, new RedirectVault.Own(enabled, number));
  }
}
