'use client'

import dynamic from 'next/dynamic'

/** The Studio needs a browser: the server neither loads nor renders it. */
export const BrowserStudio = dynamic(() => import('#studio/studio.tsx').then(({ Studio }) => Studio), {
  ssr: false,
})
