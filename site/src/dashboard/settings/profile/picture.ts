// Makes a picture small enough to be a logo, whatever was chosen.
const longestSide = 512
const mostBytes = 100_000

const toBlob = (canvas: HTMLCanvasElement, type: string, quality?: number) =>
  new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, type, quality)
  })

/** Undefined where the file is no picture that the browser can read. */
export const asLogo = async (file: File): Promise<Blob | undefined> => {
  const picture = await createImageBitmap(file).catch(() => undefined)
  if (!picture) return undefined
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const lossless = await toBlob(canvas, 'image/png')
  const fits = lossless && lossless.size <= mostBytes
  return (fits ? lossless : await toBlob(canvas, 'image/webp', 0.85)) ?? undefined
}
