import type { Scene } from './scene.ts'

/** Scenes by the name of the picture's file; each is set up only when it is drawn. */
export type Pictures = Record<string, () => Scene>
