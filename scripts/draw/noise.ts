/** A number in 0…1 that depends on three whole numbers alone: the drawings come out the same each time. */
export function hash(x: number, y: number, z: number): number {
  let h = Math.imul(x, 374761393) ^ Math.imul(y, 668265263) ^ Math.imul(z, 2147483647)
  h = Math.imul(h ^ (h >>> 13), 1274126177)
  h = Math.imul(h ^ (h >>> 15), 2246822519)
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296
}

const fade = (t: number) => t * t * t * (t * (t * 6 - 15) + 10)

/** Smooth noise in -1…1 with features about 1 wide. */
export function noise(x: number, y: number, z: number): number {
  const ix = Math.floor(x)
  const iy = Math.floor(y)
  const iz = Math.floor(z)
  const u = fade(x - ix)
  const v = fade(y - iy)
  const w = fade(z - iz)
  const edge = (dy: number, dz: number) => {
    const a = hash(ix, iy + dy, iz + dz)
    return a + (hash(ix + 1, iy + dy, iz + dz) - a) * u
  }
  const near = edge(0, 0) + (edge(1, 0) - edge(0, 0)) * v
  const far = edge(0, 1) + (edge(1, 1) - edge(0, 1)) * v
  return (near + (far - near) * w) * 2 - 1
}

/** Three octaves of noise, in about -1…1. */
export function cloud(x: number, y: number, z: number): number {
  return (
    noise(x, y, z) * 0.57 +
    noise(x * 2.1 + 5.2, y * 2.1 + 1.3, z * 2.1 + 8.1) * 0.29 +
    noise(x * 4.3 + 2.7, y * 4.3 + 9.4, z * 4.3 + 3.3) * 0.14
  )
}

/**
 * How deep a point lies in a grain of iron: 0 outside, 1 in the middle of a grain.
 * Space is cut into cells; `share` of them hold one grain, few of them large.
 */
export function grain(x: number, y: number, z: number, cell: number, share: number): number {
  const px = x / cell
  const py = y / cell
  const pz = z / cell
  const ix = Math.floor(px)
  const iy = Math.floor(py)
  const iz = Math.floor(pz)
  if (hash(ix, iy, iz + 77) > share) return 0
  const size = 0.1 + 0.38 * hash(ix + 31, iy, iz) ** 3
  const room = 1 - 2 * size
  const dx = px - ix - size - room * hash(ix, iy + 13, iz)
  const dy = py - iy - size - room * hash(ix + 7, iy, iz + 3)
  const dz = pz - iz - size - room * hash(ix, iy + 5, iz + 19)
  const distance = Math.sqrt(dx * dx + dy * dy + dz * dz) / size
  return distance >= 1 ? 0 : Math.min(1, (1 - distance) * 2.2)
}
