import type { Drawing } from './render.ts'
import { clamp, smoothstep } from './vector.ts'

/** A linear drawing as 8-bit sRGB: exposed, shouldered like film, a little darker in the corners. */
export function developed({ width, height, pixels }: Drawing): Buffer {
  const bytes = Buffer.alloc(pixels.length)
  for (let index = 0; index < width * height; index++) {
    const x = ((index % width) / width) * 2 - 1
    const y = (Math.floor(index / width) / height) * 2 - 1
    const corner = 1 - 0.1 * smoothstep(0.5, 1.9, x * x + y * y)
    for (let channel = 0; channel < 3; channel++) {
      const light = (pixels[index * 3 + channel] ?? 0) * corner * 0.62
      const film = shoulder(light)
      const srgb = film <= 0.0031308 ? film * 12.92 : 1.055 * film ** (1 / 2.4) - 0.055
      bytes[index * 3 + channel] = Math.round(clamp(srgb) * 255)
    }
  }
  return bytes
}

const shoulder = (light: number) =>
  light < 0.55 ? light : 0.55 + 0.45 * (1 - Math.exp(-(light - 0.55) / 0.45))
