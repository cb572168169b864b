import type { GlazeCode } from './glazes.ts'
import type { Scene } from './scene.ts'

/** Scenes by the name of the picture's file; each is set up only when it is drawn. */
export type Pictures = Record<string, () => Scene>

/** A piece in each of its glazes. The first is the one that it is listed with; the others have their code behind the name: `luna-mug-oat`. */
export function inGlazes(
  name: string,
  [listed, ...others]: [GlazeCode, ...GlazeCode[]],
  scene: (glaze: GlazeCode) => Scene,
): Pictures {
  const pictures: Pictures = { [name]: () => scene(listed) }
  for (const glaze of others) pictures[`${name}-${glaze.toLowerCase()}`] = () => scene(glaze)
  return pictures
}
