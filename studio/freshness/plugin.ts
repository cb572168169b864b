import { BoltIcon } from '@sanity/icons/Bolt'
import { definePlugin } from 'sanity'
import { FreshnessTool } from './freshness-tool.tsx'
import { liveBadge } from './live-badge.ts'
import { liveInspector } from './live-inspector.tsx'

/** Shows editors what became of what they published: a tool for all of it, and a badge and a panel at each document. */
export const freshness = definePlugin({
  name: 'freshness',
  tools: [{ name: 'freshness', title: 'Freshness', icon: BoltIcon, component: FreshnessTool }],
  document: {
    badges: (badges) => [...badges, liveBadge],
    inspectors: (inspectors) => [...inspectors, liveInspector],
  },
})
