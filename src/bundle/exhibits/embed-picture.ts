import { type PDFContext, PDFRawStream, type PDFRef } from 'pdf-lib';
import { type PictureStream, pngStream } from './png-stream.ts';
import { repacked } from './repacked.ts';

/** A picture in the document, to be drawn as often as wanted. */
export interface EmbeddedPicture {
  ref: PDFRef;
  /** Pixels. */
  width: number;
  height: number;
}

/** PNG's predictors, each row naming its own (ISO 32000-1, table 10). */
const PNG_PREDICTORS = 15;

/** Put `picture` into the document, its pixels unchanged. Throws NotAPngError, or InvalidStateError where it cannot be decoded. */
export async function embedPicture(context: PDFContext, picture: Blob): Promise<EmbeddedPicture> {
  const stream = pngStream(new Uint8Array(await picture.arrayBuffer())) ?? (await repacked(picture));
  const { width, height, colours, data } = stream;
  const dict = context.obj({
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    ColorSpace: colourSpace(context, stream),
    BitsPerComponent: 8,
    Filter: 'FlateDecode',
    DecodeParms: { Predictor: PNG_PREDICTORS, Colors: colours, BitsPerComponent: 8, Columns: width },
    Length: data.length,
  });
  return { ref: context.register(PDFRawStream.of(dict, data)), width, height };
}

function colourSpace(context: PDFContext, { colours, palette }: PictureStream) {
  if (!palette) return context.obj(colours === 3 ? 'DeviceRGB' : 'DeviceGray');
  const table = context.register(context.flateStream(palette));
  return context.obj(['Indexed', 'DeviceRGB', palette.length / 3 - 1, table]);
}
