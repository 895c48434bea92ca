/** The square code in a picture: by the browser's own reader where there is one, by a program fetched for the purpose otherwise. */

interface OwnReader {
  detect(image: ImageBitmapSource): Promise<readonly { readonly rawValue: string }[]>
}

function ownReader(): OwnReader | undefined {
  const known: unknown = Reflect.get(globalThis, 'BarcodeDetector')
  if (typeof known !== 'function') return undefined
  return new (known as new (options: { readonly formats: readonly string[] }) => OwnReader)({ formats: ['qr_code'] })
}

const SIDE_MAX = 1600

/** undefined when no code is seen. */
export async function readCode(image: HTMLVideoElement | ImageBitmap): Promise<string | undefined> {
  const found = await ownReader()
    ?.detect(image)
    .catch(() => [])
  if (found?.[0]) return found[0].rawValue
  const [width, height] = image instanceof HTMLVideoElement ? [image.videoWidth, image.videoHeight] : [image.width, image.height]
  if (width === 0 || height === 0) return undefined
  const scale = Math.min(1, SIDE_MAX / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * scale)
  canvas.height = Math.round(height * scale)
  const paper = canvas.getContext('2d', { willReadFrequently: true })
  if (!paper) return undefined
  paper.drawImage(image, 0, 0, canvas.width, canvas.height)
  const { data } = paper.getImageData(0, 0, canvas.width, canvas.height)
  const { default: read } = await import('jsqr')
  return read(data, canvas.width, canvas.height)?.data
}
