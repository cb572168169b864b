import { colour, type Vector } from './vector.ts'

/** A glaze as it comes out of the kiln: its colour where it lies thin, as meant, and thick. */
export type Glaze = {
  thin: Vector
  body: Vector
  thick: Vector
  gloss: number
  roughness: number
  /** How far it draws back from edges, 0…1. */
  breaks: number
  /** How far it gathers in hollows, 0…1. */
  pools: number
  /** Unevenness of a dipped coat, 0…1. */
  clouds: number
  /** How much it runs down a wall, 0…1. */
  runs: number
  /** Share of the cells of space that hold a grain of iron, 0…1, and its colour. */
  iron: number
  ironColour: Vector
}

const glaze = (thin: string, body: string, thick: string, more: Partial<Glaze>): Glaze => ({
  thin: colour(thin),
  body: colour(body),
  thick: colour(thick),
  gloss: 1,
  roughness: 0.08,
  breaks: 0.5,
  pools: 0.5,
  clouds: 0.25,
  runs: 0,
  iron: 0.06,
  ironColour: colour('#4a3323'),
  ...more,
})

/** By the codes of the shop's skus. */
export const glazes = {
  CEL: glaze('#dbd9c9', '#b4bfb1', '#8aa195', {
    breaks: 0.7,
    pools: 0.9,
    clouds: 0.2,
    iron: 0.02,
    roughness: 0.06,
  }),
  TEN: glaze('#8a4d2a', '#221812', '#110d0c', {
    breaks: 1,
    pools: 0.3,
    clouds: 0.35,
    iron: 0,
    roughness: 0.06,
  }),
  OAT: glaze('#b98f63', '#ddd0b6', '#ebe3d1', { breaks: 0.62, gloss: 0.55, roughness: 0.24, iron: 0.3 }),
  SND: glaze('#95998f', '#96abb3', '#c6d2d3', {
    breaks: 0.8,
    pools: 0.9,
    clouds: 0.5,
    runs: 0.2,
    iron: 0.05,
  }),
  WRK: glaze('#b59a6c', '#8e8159', '#57553a', { breaks: 0.4, pools: 1, clouds: 0.8, runs: 1, iron: 0.05 }),
  SLT: glaze('#6d6258', '#43464a', '#33363b', {
    breaks: 0.5,
    gloss: 0.35,
    roughness: 0.42,
    clouds: 0.18,
    iron: 0.03,
    ironColour: colour('#1d1b1b'),
  }),
  LIM: glaze('#d2bfa3', '#e9e4d9', '#f1eee7', {
    breaks: 0.5,
    gloss: 0.6,
    roughness: 0.2,
    clouds: 0.2,
    iron: 0.07,
  }),
  MSL: glaze('#6c665f', '#303c4e', '#1a2536', {
    breaks: 0.7,
    pools: 0.5,
    clouds: 0.45,
    iron: 0.02,
    roughness: 0.1,
  }),
  SHI: glaze('#b57a55', '#e0cbb5', '#ece3d8', {
    breaks: 0.95,
    gloss: 0.6,
    roughness: 0.22,
    clouds: 0.95,
    iron: 0.1,
  }),
} satisfies Record<string, Glaze>

export type GlazeCode = keyof typeof glazes
