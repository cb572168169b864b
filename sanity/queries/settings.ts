import { defineQuery } from 'groq'
import { imageProjection } from './projections.ts'

/** The settings singleton: what stands on every page. */
export const settingsQuery = defineQuery(`*[_type == "settings" && _id == "settings"][0]{
  name,
  tagline,
  navigation[]{_key, label, path, target->{_type, "slug": slug.current}},
  announcement{text, active},
  seo{title, description, image{${imageProjection}}}
}`)
