interface LoaderRequest {
  src: string
  width: number
  quality?: number
}

/** Asks the CMS's image pipeline for the width that the browser chose; it never enlarges. */
export default function loadFromCms({ src, width, quality = 75 }: LoaderRequest): string {
  const url = new URL(src)
  url.searchParams.set('w', String(width))
  url.searchParams.set('fit', 'max')
  url.searchParams.set('auto', 'format')
  url.searchParams.set('q', String(quality))
  return url.href
}
