import { expect, it } from 'vitest'
import { withPatience } from '#emulators/content-lake/assets/patience.ts'

it('answers what is done in time, and why it could not be done', async () => {
  expect(await withPatience(Promise.resolve('drawn'))).toBe('drawn')
  await expect(withPatience(Promise.reject(new Error('damaged')))).rejects.toThrow('damaged')
})

it('gives up a picture that is never done, as a fault of the picture', async () => {
  await expect(withPatience(new Promise(() => {}), 1)).rejects.toMatchObject({ status: 400 })
})
