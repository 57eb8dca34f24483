import type { ComponentChildren, VNode } from 'preact';
import { linkTo } from '../router.ts';
import { isWatcher, user } from '../session.ts';

interface AgentLinkProps {
  agent: { readonly agentId: string; readonly name: string };
  class?: string;
  /** Instead of the name alone. */
  children?: ComponentChildren;
}

/** An agent's name: a link to their page, for those who may see it. */
export function AgentLink({ agent, class: kind = 'name', children = agent.name }: AgentLinkProps): VNode {
  const { agentId } = agent;
  if (!isWatcher() && user.value?.agentId !== agentId) return <span class={kind}>{children}</span>;
  return (
    <a class={kind} href={linkTo('agents', agentId)}>
      {children}
    </a>
  );
}
