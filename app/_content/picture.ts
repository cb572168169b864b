import { z } from 'zod'

const fraction = z.number().min(0).max(1)

const pictureSchema = z.object({
  asset: z.object({
    _id: z.string().regex(/^image-[a-zA-Z0-9]+-\d+x\d+-[a-z]+$/),
    metadata: z.object({ lqip: z.string().startsWith('data:image/').nullish().catch(null) }).nullish(),
  }),
  alt: z.string().nullish(),
  crop: z.object({ top: fraction, right: fraction, bottom: fraction, left: fraction }).nullish().catch(null),
  hotspot: z
    .object({ x: fraction, y: fraction, width: fraction.catch(0), height: fraction.catch(0) })
    .nullish()
    .catch(null),
})

/** A picture as the editor left it. Crop and hotspot are fractions of the original's sides; a hotspot lies around its middle. */
export interface Picture {
  /** `image-<hash>-<width>x<height>-<format>` */
  assetId: string
  alt: string
  placeholder: string | undefined
  crop: { top: number; right: number; bottom: number; left: number } | undefined
  hotspot: { x: number; y: number; width: number; height: number } | undefined
}

/** A picture that lacks its asset is no picture: the page is drawn without it. */
export const optionalPicture = z
  .unknown()
  .optional()
  .transform((value): Picture | undefined => {
    const parsed = pictureSchema.safeParse(value)
    if (!parsed.success) return undefined
    const { asset, alt, crop, hotspot } = parsed.data
    return {
      assetId: asset._id,
      alt: alt ?? '',
      placeholder: asset.metadata?.lqip ?? undefined,
      crop: crop ?? undefined,
      hotspot: hotspot ?? undefined,
    }
  })
